/// Whose sheet it is, of which row, and as of when.
public struct ChecklistHeading: Hashable, Sendable {
  /// Name of the site.
  public var site: String
  /// Name of the hall.
  public var hall: String
  /// Name of the row.
  public var row: String
  /// When it was printed; ms UTC.
  public var printedAtMS: Int64
  /// Name of the laptop whose store it is made from.
  public var device: String
  /// Who carries it, if known.
  public var technician: String?

  /// All its parts.
  public init(
    site: String, hall: String, row: String, printedAtMS: Int64, device: String,
    technician: String? = nil
  ) {
    self.site = site
    self.hall = hall
    self.row = row
    self.printedAtMS = printedAtMS
    self.device = device
    self.technician = technician
  }
}
