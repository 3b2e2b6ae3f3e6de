/// The optical port of a module at one end of a channel.
public struct ModulePort: Hashable, Sendable {
  /// What a person calls it, such as `S1-L3 25/1`.
  public var label: String
  /// The record of the port, if there is one.
  public var identity: ThingID?
  /// Which optic it is; nil if nobody said.
  public var optic: Optic? {
    get { body?.optic }
    set { body = newValue.map(OpticBody.init) }
  }
  /// What its face is where that is known otherwise than from the optic.
  public var face: FaceType
  /// The lanes that this link uses, in the order of the other end's; nil for all of them.
  public var lanes: [Int]?

  /// The optic; shared, because tens of thousands of ports have one.
  private(set) var body: OpticBody?

  /// All its parts; the face is the optic's unless given.
  public init(
    _ label: String, identity: ThingID? = nil, optic: Optic?, face: FaceType? = nil,
    lanes: [Int]? = nil
  ) {
    self.label = label
    self.identity = identity
    body = optic.map(OpticBody.init)
    self.face = face ?? optic?.face ?? FaceType()
    self.lanes = lanes
  }

  init(
    _ label: String, identity: ThingID, body: OpticBody?, face: FaceType, lanes: [Int]?
  ) {
    self.label = label
    self.identity = identity
    self.body = body
    self.face = face
    self.lanes = lanes
  }

  /// The lanes that this link uses; empty if the optic is not known.
  var usedLanes: [Int] {
    lanes ?? body.map { Array(1...max(1, $0.optic.layout.lanes)) } ?? []
  }

  /// How many lanes this link uses; none if the optic is not known.
  var laneCount: Int {
    lanes?.count ?? body.map { max(1, $0.optic.layout.lanes) } ?? 0
  }
}
