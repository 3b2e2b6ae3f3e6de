public import Plant

/// A link that went dark when a plug came out that it shares with others, and that nobody has seen up since.
///
/// What ``RepairState/droppedNeighbours(besides:)`` and ``RepairState/droppedLink`` of a repair say, for whoever asks
/// when no repair does.
public struct DroppedLink: Hashable, Sendable {
  /// The link.
  public var link: ThingID
  /// Its port behind that plug; at a joint on a panel the one on the side of the plug in front.
  public var port: ThingID
  /// Where the plug came out, as it is said: another port of the device or a position on a panel; nil for the link's own port.
  public var plug: String?
  /// The same as it is typed.
  public var plugRef: String
  /// The fact by which it came out.
  public var out: Fact
  /// The code of the job that belongs to; nil if to none.
  public var code: ShortCode?
  /// The repair that is open where the plug is, and asks for the link; nil if none is.
  public var job: LinkJob?
  /// Whether the plug is still out.
  public var isOut: Bool

  /// All its parts.
  public init(
    link: ThingID, port: ThingID, plug: String? = nil, plugRef: String, out: Fact,
    code: ShortCode? = nil, job: LinkJob? = nil, isOut: Bool = false
  ) {
    self.link = link
    self.port = port
    self.plug = plug
    self.plugRef = plugRef
    self.out = out
    self.code = code
    self.job = job
    self.isOut = isOut
  }
}

extension DroppedLink {
  /// Whether the plug is only taken to be out because somebody worked on a face: then the procedure of the repair
  /// decides, and whoever reads procedures leaves out what its job does not say.
  public var isByLook: Bool {
    switch out.body {
    case .inspection, .cleaning: true
    default: false
    }
  }

  /// What happened, in plain words; nobody is blamed.
  func why(_ clock: FloorClock) -> String {
    let whose = plug.map { "the plug of \($0)" } ?? "its plug"
    let job = code.map { ", \(GateHolder.name(ofJob: $0.description))" } ?? ""
    let rest = isOut ? "which is still out" : "nobody has seen it up since"
    return
      "went dark at \(clock.hourMinute(out.atMS)) with \(whose) (\(out.technician)\(job)), \(rest)"
  }

  /// What to do about it where no repair goes on with it.
  ///
  /// - Parameter ref: the link's port, as it is typed.
  func next(at ref: String) -> LooseNext { isOut ? .work(ref: plugRef) : .seeUp(ref: ref) }
}
