/// A fibre in its sheath: its number from side a, its colour, and the colour of its tube.
public struct SheathFibre: Hashable, Sendable {
  /// Its number in the leg; 1 is first.
  public var number: Int
  /// Its colour; nil where the order of colours says nothing of the number.
  public var colour: FibreColour?
  /// The colour of the tube its leg is in; nil for a cable without legs.
  public var tube: FibreColour?

  /// The fibre at a position of a leg's side a, in plug view.
  ///
  /// A cable of eight fibres numbers them 1 to 8, in positions 1 to 4 and 9 to 12.
  public init(position: Int, kind: ConnectorKind?, cable: Cable, leg: Int) {
    let hasEight = kind == .mpo8 || (kind == .mpo12 && !cable.isLegged && cable.fibreCount == 8)
    number = hasEight && position > 8 ? position - 4 : position
    colour = kind == .lc ? nil : FibreColour(fibre: number)
    tube = cable.kind == .trunk ? FibreColour(fibre: leg) : nil
  }

  /// In words, such as `7 red` or `7 red, tube 5 slate`.
  public func text(leg: Int) -> String {
    var text = "\(number)"
    if let colour { text += " \(colour.text)" }
    if let tube { text += ", tube \(leg) \(tube.text)" }
    return text
  }
}
