import Guide
import Paper
import Plant
import Store

/// From a position on a panel to the link whose repair begins there.
struct PanelStart {
  /// The name of the procedure a repair at a panel goes by.
  static let procedure = "panel-joint"

  let view: StoreView
  let position: PositionRecord

  /// Whether a job by that procedure is begun at a position on a panel.
  static func isNeeded(_ procedure: Procedure) -> Bool { procedure.sites.contains(.panel) }

  /// The position a REF names; nil if it names anything else, or nothing.
  static func position(_ ref: String, _ view: StoreView) throws -> PositionRecord? {
    try position(among: view.things(named: ref), view)
  }

  /// The same, of the things it names.
  static func position(among found: [Thing], _ view: StoreView) throws -> PositionRecord? {
    guard found.count == 1, let thing = found.first, thing.kind == .panelPosition else {
      return nil
    }
    return try view.position(thing.id)
  }

  /// The links whose light passes the joint there.
  ///
  /// - Throws: an error that says why no hand may open it.
  func links() throws -> [LinkRecord] {
    switch try view.panelJoint(at: position) {
    case .unsettled(let why, let next):
      // What came out has to go back, whether or not anybody knows which faces meet there.
      let plug = "ferrule record plug \(ShellWord.quoted(position.label)) once it is in again, or "
      throw CommandError(
        .badInput, "no-joint", SafeLine.text(why), next: try (isOut ? plug : "") + next)
    case .joint(let joint):
      let links = try view.links(through: joint).map(\.link)
      guard links.isEmpty else { return links }
      throw CommandError(
        .badInput, "no-link",
        "No link in service passes \(position.label), as far as cables are recorded: which ports shine into "
          + "it nobody can say.",
        next: "ferrule show \(ShellWord.quoted(position.label))")
    }
  }

  /// Whether a repair can be begun there: which faces meet is known, and which ports shine into them.
  func mayBegin() throws -> Bool {
    guard let joint = try view.panelJoint(at: position).joint else { return false }
    return try !view.links(through: joint).isEmpty
  }

  private var isOut: Bool {
    get throws {
      try view.openPanelJoints().contains {
        $0.plugging.body.joint == position.id && $0.plugging.body.action == .unplug
      }
    }
  }

  /// Those of the links on which something is due; all of them where the joint itself is not as it should be.
  func due(_ links: [LinkRecord], nowMS: Int64) throws -> [LinkRecord] {
    let joints = try view.loosePanelJoints(nowMS: nowMS)
    if joints.contains(where: { $0.plugging.body.joint == position.id }) { return links }
    return try links.filter { link in
      // Nothing is opened for what is paid without.
      try Due.items(view.linkSituation(link, nowMS: nowMS), nowMS: nowMS)
        .contains { !$0.kind.isPaidClosed }
    }
  }

  /// The links that pass it, as they are said before a hand goes there.
  static func words(_ links: [LinkRecord], at position: PositionRecord) -> [String] {
    guard links.count > 1 else { return [] }
    return ["\(links.count) links pass \(position.label): all are shut first"] + links.map(\.label)
  }
}
