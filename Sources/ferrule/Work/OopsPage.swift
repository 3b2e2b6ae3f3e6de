import Guide
import Paper
import Plant
import Store

/// What to do now that the wrong cord is out: whom to ring with which words, and how it goes back.
struct OopsPage {
  let joint: RecordedJoint
  /// What hung on the cord, as far as is known.
  let radius: BlastRadius
  /// The number of the network operations centre, if the site has said.
  let number: String?
  /// What went dark, as somebody said.
  let dropped: String?
  /// Who was rung already.
  let told: String?
  /// Whether there are faces to look at.
  let hasFaces: Bool
  /// Whether a repair can be begun there: at a position on a panel only as far as its faces are recorded.
  let mayBegin: Bool
  /// When it came out; ms UTC.
  let atMS: Int64
  let nowMS: Int64
  let clock: FloorClock

  private var place: String { joint.name }

  private var time: String { clock.moment(atMS, near: nowMS) }

  /// The links it dropped, as far as is known; nil if none is.
  private var links: String? {
    let live = radius.live
    guard !live.isEmpty else { return nil }
    // Each has to be told: the people of the second do not hear of the first.
    let names = live.map { $0.label + ($0.owner.map { ", \($0)" } ?? "") }
    return (live.count == 1 ? "" : "\(live.count) links: ") + names.joined(separator: "; ")
  }

  /// What it dropped: what was seen to go dark goes before what is recorded.
  private var dark: String {
    let known = [dropped, links].compactMap(\.self)
    guard known.isEmpty else { return known.joined(separator: "; ") }
    return radius.unknown.isEmpty
      ? "no link with traffic, as far as is known" : "perhaps a link, nobody knows which"
  }

  /// The words to read out.
  private var words: String {
    "The cord of \(place) came out by mistake at \(time). "
      + (dropped == nil ? "It dropped \(dark). " : "Dropped: \(dark). ")
      + "It goes back in as soon as its faces are seen clean."
  }

  /// Lines of 40 columns.
  var lines: [String] {
    let head = "OUT \(time)  \(place)"
    let standing = joint.port?.place?.text
    let ring =
      told.map { "TOLD \($0)" }
      ?? "RING NOC\(number.map { " \($0)" } ?? ""), SAY: \(words)"
    let back =
      hasFaces
      ? "BACK look at both faces (unknown now), clean, plug in \(place) again, key as before"
      : "BACK plug in \(place) again"
    let open =
      mayBegin
      ? "do: ferrule work \(ShellWord.quoted(place)) --yes"
      : "then: ferrule record plug \(ShellWord.quoted(joint.label))"
    let undo = "never out: ferrule oops \(ShellWord.quoted(place)) --undo"
    return [head, standing, "DROPPED \(dark)", ring, back, open, undo].compactMap { $0 }
      .flatMap { Columns.wrap(SafeLine.text($0), indent: " ") }
  }

  func json(id: ThingID) -> JSONValue {
    .object([
      ("fact", .string(id.description)), ("ref", .string(place)),
      ("place", .optional(joint.port?.place?.text)), ("at", .string(TimeText.iso(atMS))),
      ("dropped", .optional(dropped)), ("told", .optional(told)),
      (
        "dark",
        .array(
          radius.live.map {
            .object([("link", .string($0.label)), ("owner", .optional($0.owner))])
          })
      ), ("say", .string(words)), ("noc", .optional(number)),
    ])
  }
}
