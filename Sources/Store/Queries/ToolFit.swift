internal import Guide
internal import Plant

/// What is known of a face that a tool has to fit.
///
/// A tool is recorded with the pins and the polish it is for, and not with a connector. Only array connectors have
/// pins, so one that says anything of pins is for those.
struct ToolFit {
  /// Its connector; nil where nobody said.
  var connector: ConnectorKind?
  /// Its pins; nil where nobody said, and of what can have none.
  var pins: Pins?
  /// Its polish; nil where nobody said.
  var polish: Polish?

  /// Whether a tool may be for the face: what nobody said rules nothing out.
  func allows(_ tool: CellRow) -> Bool {
    allows(fits: tool.value("fits"), polish: tool.value("polish"))
  }

  /// The same of a tool by the pins and the polish it is for.
  func allows(fits: Pins?, polish other: Polish?) -> Bool {
    if let fits {
      if connector?.isArray == false { return false }
      if let pins, pins != fits { return false }
    }
    if let polish, let other, other != polish { return false }
    return true
  }
}
