public import Plant

/// A port as a person finds it.
public struct PortCard: Hashable, Sendable {
  /// The port.
  public var id: ThingID
  /// Name of its device.
  public var device: String
  /// Its canonical name on that device, such as 25/1.
  public var name: String
  /// Every other name it goes by, such as IB port 49 or P49.
  public var otherNames: [String]
  /// Where its device is; nil if nobody said.
  public var place: Place?
  /// The cage that holds its module; as printed.
  public var cage: String?
  /// Which connector of that module: 1 or 2.
  public var connector: Int?
  /// Where that connector sits in its row of cages.
  public var side: CageSide?
  /// Which row of cages that is and whether it is turned, such as `lower row turned`; nil if nobody said.
  public var cageRow: String?
  /// What goes in.
  public var portClass: PortClass
  /// Whether it is a position on a panel, whose panel is its device.
  public var isOnPanel: Bool

  /// All its parts.
  public init(
    id: ThingID, device: String, name: String, otherNames: [String] = [], place: Place? = nil,
    cage: String? = nil, connector: Int? = nil, side: CageSide? = nil,
    cageRow: String? = nil, portClass: PortClass = .module,
    isOnPanel: Bool = false
  ) {
    self.id = id
    self.device = device
    self.name = name
    self.otherNames = otherNames
    self.place = place
    self.cage = cage
    self.connector = connector
    self.side = side
    self.cageRow = cageRow
    self.portClass = portClass
    self.isOnPanel = isOnPanel
  }

  /// Device and port, such as `S1-L3 25/1`; a position on a panel as it is typed and printed, such as `P07A:22`.
  public var label: String { label(device: device) }

  /// What it is called where it is typed, such as `S1-L3:25/1`.
  public var ref: String { name.isEmpty ? device : "\(device):\(name)" }

  /// The same as it stands in a command.
  var typed: String { ref.contains(" ") ? "'\(ref)'" : ref }

  /// The same with the device said otherwise.
  func label(device: String) -> String {
    name.isEmpty ? device : "\(device)\(isOnPanel ? ":" : " ")\(name)"
  }
}
