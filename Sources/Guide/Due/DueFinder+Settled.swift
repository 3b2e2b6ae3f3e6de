import Plant

/// Jobs in which nothing is to be opened any more.
extension DueFinder {
  /// That a job is to be ended: no work, and no reason to touch its link.
  func settledItem(
    _ job: LinkJob, _ settled: SettledSince, _ end: LinkEnd, _ other: LinkEnd
  ) -> DueItem {
    let what = settled.hasOwnWork ? "nothing is open" : "nothing was opened"
    let place = job.panel.map { " at \($0)" } ?? ""
    var one = item(
      .settled, end, other,
      "\(settled.words(clock, nowMS: nowMS)), \(what)\(place) in \(job.job.body.code): DO NOT TOUCH",
      sinceMS: job.job.atMS, job: job)
    one.sinceFact = job.job.id
    return one
  }
}
