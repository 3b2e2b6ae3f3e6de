public import Plant

/// A fault of the last days, and the parts its light passes.
public struct FaultTrail: Hashable, Sendable {
  /// A part that other links pass or passed too: a trunk by its sheath, a module or a cord wherever it was.
  public struct SharedPart: Hashable, Sendable {
    /// The part.
    public var id: ThingID
    /// What it is called, such as `T114` or `MT2417VS00210`; of a module nobody has identified `S1-L5 cage 9`.
    public var name: String
    /// Where this link passes it, such as `leg 3`.
    public var at: String
    /// How many links with faults make it suspicious: all of a module's, more than chance of a trunk's.
    public var enough: Int

    /// All its parts.
    public init(id: ThingID, name: String, at: String, enough: Int = 2) {
      self.id = id
      self.name = name
      self.at = at
      self.enough = enough
    }
  }

  /// The fault.
  public var fault: ThingID
  /// What was reported of the same fault besides, as on another laptop.
  public var also: [ThingID] = []
  /// Its link.
  public var link: ThingID
  /// What the link is called: the port where the fault shows.
  public var ref: String
  /// The parts it shares with other links.
  public var parts: [SharedPart]

  /// All its parts.
  public init(fault: ThingID, link: ThingID, ref: String, parts: [SharedPart] = []) {
    self.fault = fault
    self.link = link
    self.ref = ref
    self.parts = parts
  }
}
