/// The colour of a fibre in its sheath, by its number.
///
/// Source: TIA-598. The colour belongs to the fibre, the position to the ferrule: in a Type-B cord
/// blue is at position 1 of one end and at position 12 of the other.
public struct FibreColour: Hashable, Sendable {
  /// The twelve colours in their order.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case blue
    case orange
    case green
    case brown
    case slate
    case white
    case red
    case black
    case yellow
    case violet
    case rose
    case aqua
  }

  /// The ground colour.
  public let name: Name
  /// The colour of the stripe that fibres 13 to 24 have; nil for fibres 1 to 12.
  public let stripe: Name?

  /// The colour of fibre 1 to 24; nil for any other number.
  ///
  /// Fibres 13 to 24 repeat the order with a black stripe; the black one gets a yellow stripe. Some
  /// makers colour fibres 13 to 16 of a 16-fibre unit otherwise.
  public init?(fibre: Int) {
    guard (1...24).contains(fibre) else { return nil }
    name = Name.allCases[(fibre - 1) % 12]
    stripe = fibre <= 12 ? nil : name == .black ? .yellow : .black
  }

  /// In words, such as `blue` or `blue, black stripe`.
  public var text: String {
    stripe.map { "\(name.rawValue), \($0.rawValue) stripe" } ?? name.rawValue
  }
}
