internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What was seen on the floor, to stand beside a check of the plan.
extension StoreView {
  /// What was last seen or measured and is otherwise than planned.
  ///
  /// Faces come from the table of what is due; words and tests from one pass over theirs, whatever the
  /// number of links.
  public func floorSights(_ fabric: Fabric) throws -> FloorSights {
    var sights = FloorSights()
    try addFaces(to: &sights)
    try addWords(to: &sights, fabric)
    try addTests(to: &sights)
    try addWrongTests(to: &sights)
    return sights
  }

  private func addFaces(to sights: inout FloorSights) throws {
    for word in try dueWords(.inspected) {
      guard let part = ThingID(bytes: word.subject.dropLast()), let number = word.subject.last,
        let fact = try facts(in: "inspection", where: "id = ?", [word.fact.data]).first,
        case .inspection(let look) = fact.body
      else { continue }
      let face = Face(part: part, connector: Int(number))
      var place: (id: ThingID, label: String)?
      if let port = try port(holding: part, connector: face.connector) {
        // A part that is out of the port concerns its link no more.
        let isPort = try portFace(port) == face
        guard try isPort || cordFace(port) == face else { continue }
        place = (port.id, "\(port.label)\(isPort ? "/port" : "/cord")")
      } else if let name = try partName(part) {
        place = (part, name)
      } else if let name = try cassetteFaceName(face) {
        // The other links of the cassette meet it at other faces.
        place = (try position(ofCassetteFace: face) ?? part, name)
      }
      guard let place else { continue }
      sights.add(
        FloorSight(
          .face, place.label, Self.words(look.verdict), technician: fact.technician,
          atMS: fact.atMS), of: place.id)
    }
  }

  private static func words(_ verdict: FaceVerdict) -> String {
    switch verdict {
    case .clean: "clean"
    case .dirt: "last seen dirty"
    case .damage: "last seen damaged"
    case .cannotSee: "could not be seen at the last look"
    }
  }

  private func addWords(to sights: inout FloorSights, _ fabric: Fabric) throws {
    let said = try rows("SELECT DISTINCT subject FROM seen WHERE found IS NOT NULL")
    for thing in said.compactMap({ $0.id("subject") }) {
      guard let fact = try asFound(thing), case .seen(let seen) = fact.body, let text = seen.found
      else { continue }
      let words = FoundWords(text)
      if let planned = fabric.cables[thing]?.polarity, planned == words.polarity { continue }
      if let planned = fabric.positions[thing]?.adapter?.keys, planned == words.keys { continue }
      guard let label = try self.thing(seen.subject.kind, thing)?.label else { continue }
      sights.add(
        FloorSight(.found, label, "found: \(text)", technician: fact.technician, atMS: fact.atMS),
        of: thing)
    }
  }

  /// Tests of links in which light arrived otherwise than in the mirrored place.
  ///
  /// A good link turns 1 to 12, or 1 to 16, or 1 to 24; only what does not is compared fibre by fibre.
  private func addTests(to sights: inout FloorSights) throws {
    let odd = try rows(
      """
      SELECT DISTINCT polarity_test.subject AS subject
      FROM (
        SELECT DISTINCT polarity_test AS test FROM polarity_fibre
        WHERE near_position + far_position NOT IN (13, 17, 25)
          OR (far_position IS NULL AND near_position NOT BETWEEN 5 AND 8)
      ) JOIN polarity_test ON polarity_test.id = test
      WHERE polarity_test.subject_kind = 'link'
      """)
    for link in odd.compactMap({ $0.id("subject") }) {
      sights.maps[link] = try lastMap(ofLink: link)
    }
  }

  /// Polarity tests of open jobs of which only was said that they found something wrong, and what.
  private func addWrongTests(to sights: inout FloorSights) throws {
    for job in try openJobs() {
      let steps = try facts(
        in: "step", where: "job = ? AND name = 'polarity' AND outcome = 'wrong'", [job.id.data])
      guard let fact = steps.max(by: Fact.precedes), case .job(let body) = job.body,
        let label = try link(body.link)?.label, let situation = try repairSituation(job: job.id),
        let wrong = RepairState.fold(situation).failedTests[.polarity]
      else { continue }
      sights.add(
        FloorSight(
          .polarityTest, label, "tested WRONG: \(wrong)", technician: fact.technician,
          atMS: fact.atMS), of: body.link)
    }
  }

  /// Where the light of a link arrived when it was last tested; nil if it never was.
  public func lastMap(ofLink link: ThingID) throws -> FloorMap? {
    let tests = LiveFacts.of(
      try settled(facts(in: "polarity_test", where: "subject = ?", [link.data])))
    guard let fact = tests.last, case .polarityTest(let test) = fact.body else { return nil }
    return FloorMap(
      map: test.map, near: test.near?.id, technician: fact.technician, atMS: fact.atMS)
  }
}
