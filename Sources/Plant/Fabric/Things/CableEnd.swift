/// One end of a cable, or of a leg of it, and where it is.
public struct CableEnd: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// The cable it belongs to.
  public var cable: ThingID
  /// Its side.
  public var side: CableSide
  /// The leg of the trunk or harness; 1 is first.
  public var leg: Int
  /// Its face, as far as it is known.
  public var face: FaceType
  /// Where it is left.
  public var state: CableEndState
  /// The port, panel position or rack it is at; nil is unknown.
  public var place: Subject?

  /// All its parts.
  public init(
    id: ThingID, cable: ThingID, side: CableSide, leg: Int = 1, face: FaceType = FaceType(),
    state: CableEndState = .landed, place: Subject? = nil
  ) {
    self.id = id
    self.cable = cable
    self.side = side
    self.leg = leg
    self.face = face
    self.state = state
    self.place = place
  }

  /// Whether it is plugged in somewhere.
  public var isLanded: Bool { state == .landed && place != nil }

  /// Whether light that comes in at another end of the cable can leave by this one.
  func isOpposite(_ other: CableEnd, acrossLegs: Bool) -> Bool {
    side != other.side && (acrossLegs || leg == other.leg)
  }

  /// By side, leg and id.
  static func precedes(_ left: CableEnd, _ right: CableEnd) -> Bool {
    (left.side, left.leg, left.id) < (right.side, right.leg, right.id)
  }
}
