/// What a repair waits for: the first thing that is not done.
public enum RepairPhase: Hashable, Sendable {
  /// The port is to be shut.
  case dark
  /// What the link is made of is to be said.
  case medium
  /// The cord is to be unplugged.
  case open
  /// A face is to be looked at.
  case inspect(FaceSide)
  /// A face was not to be seen; looked at so many times.
  case cannotSee(FaceSide, looks: Int)
  /// A dirty face is to be cleaned.
  case clean(FaceSide, CleaningAdvice)
  /// Cleaning does not help: replace, cap or park.
  case quarantine(FaceSide)
  /// A module is to come out, and these neighbours are still live.
  case neighboursLive(FaceSide)
  /// The part on that side is to be replaced.
  case replace(FaceSide)
  /// The new module's form is to be checked.
  case form
  /// Polarity or loss is to be tested.
  case test(TestTopic)
  /// The test found something wrong.
  case testWrong(TestTopic)
  /// The plug is to go in.
  case plugIn
  /// The port is to be opened, and the link to come up.
  case linkUp
  /// The port is to be opened, whether or not the link comes up by that.
  case openPort
  /// Another joint is to be looked at, or this one again.
  case lookNext(LookReason)
  /// Another joint of the link is being repaired.
  case otherJoint(LookReason)
  /// Lane powers are to be judged.
  case lanes
  /// Counters are to be cleared.
  case counters
  /// The link soaks.
  case soak(dueMS: Int64)
  /// Which fibres of the leg that was left are broken is to be said.
  case brokenFibres
  /// The technician is to sign.
  case hands
  /// What is owed is to be paid before the link is accepted.
  case owed
  /// Somebody is to accept the link.
  case accept
  /// A report of the link is to be answered before anybody accepts it.
  case reported
  /// The link was accepted, or its fault closed, since the job began, and nothing was opened in it.
  case settled
  /// Nothing is left to do.
  case done
  /// The link was set aside.
  case setAside
  /// The repair is parked.
  case parked

  /// Whether the repair rests here for good.
  public var isEnd: Bool { self == .done || self == .setAside }
}
