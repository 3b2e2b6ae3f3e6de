import Guide
import Plant

/// What tests of what is due share: a healthy link, and facts about it at one time of day.
protocol DueSuite {}

extension DueSuite {
  var hour: Int64 { 3_600_000 }
  var nowMS: Int64 { 100 * 3_600_000 }

  var healthy: LinkSituation {
    LinkSituation(
      link: Floor.link, near: LinkEnd(port: Floor().situation.port),
      far: LinkEnd(port: Floor().situation.otherPort), medium: .fibre)
  }

  func recorded<Body>(_ body: Body, hoursAgo: Int64 = 1, job: ThingID? = nil)
    -> Recorded<Body>
  {
    Recorded(
      id: Floor.fault, atMS: nowMS - hoursAgo * hour, technician: "Raj", job: job, body: body)
  }

  var job: LinkJob {
    LinkJob(
      job: Recorded(
        id: Floor.job, atMS: nowMS - hour, technician: "Raj",
        body: Job(
          link: Floor.link, joint: Floor.nearPort, procedure: "repair", version: 1,
          code: "7K3Q9X")))
  }

  func kinds(_ situation: LinkSituation) -> [DueKind] {
    Due.items(situation, nowMS: nowMS).map(\.kind)
  }
}
