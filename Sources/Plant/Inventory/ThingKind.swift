/// The tables of records and facts a fact can be about; the raw value is the table's name.
public enum ThingKind: String, Hashable, Sendable, CaseIterable {
  case hall
  case rackRow = "rack_row"
  case rack
  case device
  case port
  case link
  case module
  case cable
  case cableEnd = "cable_end"
  case strand
  case panel
  case cassette
  case panelPosition = "panel_position"
  case fibreMap = "fibre_map"
  case part
  case alias
  case tool
  case policy
  case procedure
  case fault
  case job
}
