import Plant

extension StatedSteps {
  /// What began a job that was taken up from memory and all that was said then, newest first; nil of another
  /// job, and once something was answered in it.
  ///
  /// - Parameter own: the facts of the job that count.
  static func beginning(of job: Fact, in own: [Fact]) -> [Fact]? {
    let stated = moments(own)
    let isMarked = own.contains { $0.body == .step(takenUp) }
    guard isMarked || !stated.isEmpty,
      own.allSatisfy({ $0.order == job.order || stated.contains(Moment($0)) })
    else { return nil }
    var facts = [job.id: job]
    for fact in own { facts[fact.id] = fact }
    return facts.values.sorted { Fact.precedes($1, $0) }
  }
}
