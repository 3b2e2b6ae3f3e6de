import Guide

/// What happened at a screen that only what is owed tells: it decides nothing of what comes next.
///
/// That a joint was plugged in unseen is read by the list of what is owed, and by no step, unless the procedure has one
/// that waits until nothing is. That its cord is another one is read so too, unless a step changes cords, or is due for
/// changes only, which it is by those of its own link. So screens that differ in nothing else are one, and each of the
/// joints may be any of it.
///
/// That a face was seen damaged is told on its screens and in what is owed, and takes a word more where it is called clean:
/// the answers are the same, and lead to the same.
///
/// That this is so is held by what is done on every way to a screen, known or not: what the guide says of each joint is
/// what the hall says. And of the ways to a known screen on which it differs more are gone on with and compared.
struct ModelOwed: Hashable {
  /// What is left out of what tells screens apart.
  struct Scope: Hashable {
    /// Whether a joint was plugged in unseen.
    var unseen = false
    /// Joints of which it is whether their cord is another one.
    var cords: Set<Int> = []

    init(_ job: JobState) {
      let procedure = job.procedure
      if procedure.has(.debts) { return }
      unseen = true
      if procedure.has(.replaceCord) { return }
      let hasChanges = procedure.steps.contains { $0.isForChanges }
      let link = job.joints[0].state.situation.link
      cords = Set(
        job.joints.indices.filter { joint in
          !hasChanges || job.joints[joint].state.situation.link != link
        })
    }
  }

  let scope: Scope
  /// Joints that were plugged in unseen.
  let unseen: Set<Int>
  /// Faces that were seen damaged, and joints that are plugged in with one.
  let damaged: Set<ModelHall.Spot>
  let damagedIn: Set<Int>
  /// Joints at which half a cable is in.
  let halfIn: Set<Int>
  /// Joints with another cord.
  let cords: Set<Int>

  init(_ job: JobState, _ hall: ModelHall) {
    scope = Scope(job)
    unseen = scope.unseen ? hall.unseen : []
    (damaged, damagedIn, halfIn) = (hall.damaged, hall.damagedIn, hall.halfIn)
    cords = hall.otherCords.intersection(scope.cords)
  }
}
