import Guide
import Plant
import Store

/// Writes what happened, each thing as the person who did it would have.
struct StoryTeller {
  let store: Store
  let nowMS: Int64

  static let lead = "Dana"
  static let noc = "Noor"
  static let profile = "iec-61300-3-35-ed2-mm"

  /// The time so many hours ago, and minutes after that.
  func at(_ hoursAgo: Int64, _ minutes: Int64 = 0) -> Int64 {
    nowMS - hoursAgo * 3_600_000 + minutes * 60_000
  }

  /// A fault, as the lead took it down from the network operations centre.
  @discardableResult
  func fault(
    _ ref: String, atMS: Int64, _ symptom: String, _ ticket: String, by technician: String = lead
  ) throws -> ThingID {
    try store.write(author: technician) { view, draft in
      let (link, near) = try view.link(named: ref)
      return try draft.record(
        .fault(Plant.Fault(link: link.id, port: near.id, symptom: symptom, ticket: ticket)),
        atMS: atMS)
    }
  }

  /// A repair from the fault to its end.
  func repair(_ story: StoryRepair) throws {
    let fault = try fault(
      story.ref, atMS: at(story.hoursAgo, story.minute), story.symptom, story.ticket)
    try store.write(author: story.technician) { view, draft in
      let (link, near) = try view.link(named: story.ref)
      try StoryKit.check(draft, atMS: at(story.hoursAgo, story.minute + 5))
      var pen = try StoryPen(
        teller: self, view: view, draft: draft, link: link, port: near, fault: fault,
        by: story.technician, ticket: story.ticket, fromMS: at(story.hoursAgo, story.minute + 10))
      try pen.shut()
      try pen.unplug()
      try pen.look(.port, story.inPort)
      if !story.inPort.isEmpty { try pen.clean(.port, story.cleanings) }
      try pen.look(.cord, story.onCord)
      if let reason = story.parked { try pen.parkAndResume(reason) }
      if let reason = story.unseen {
        try pen.plugIn(unseen: reason)
      } else {
        if !story.onCord.isEmpty { try pen.clean(.cord, story.cleanings) }
        try pen.plugIn()
      }
      try pen.linkUp()
      try pen.soak()
      if story.end == .accepted { try pen.accept() }
    }
  }
}
