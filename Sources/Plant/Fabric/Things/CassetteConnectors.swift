/// Which number each connector of a cassette has in what is recorded about its faces.
///
/// A port that is printed as a number from 1 to 64 has that number. The others, such as the rear, come after the
/// greatest of those in the order of their names: behind six fronts `rear` is 7.
public struct CassetteConnectors: Hashable, Sendable {
  /// One of a cassette's ports.
  public enum Port: Hashable, Sendable {
    /// By what is printed on it.
    case printed(String)
    /// By the name of its position, where nobody said what is printed.
    case position(String)
  }

  private var numbers: [Port: Int] = [:]
  private var names: [Int: String] = [:]

  /// - Parameter ports: all of them, in any order; one that is named twice counts once.
  public init(_ ports: [Port]) {
    var others: [Port: String] = [:]
    for port in ports {
      let key = port.folded
      if let number = key.number {
        numbers[key] = number
      } else {
        others[key] = min(others[key] ?? port.name, port.name)
      }
    }
    let first = (numbers.values.max() ?? 0) + 1
    let ordered = others.sorted { one, other in
      if NaturalOrder.precedes(one.value, other.value) { return true }
      return one.value == other.value && one.key.isPrinted && !other.key.isPrinted
    }
    for (place, port) in ordered.enumerated() {
      numbers[port.key] = first + place
      if port.key.isPrinted { names[first + place] = port.value }
    }
  }

  /// The number of a port; nil if the cassette has none of that name.
  public subscript(port: Port) -> Int? { numbers[port.folded] }

  /// The numbers it has, in order; none where no position of the cassette is recorded.
  public var all: [Int] { Set(numbers.values).sorted() }

  /// What a person types for a connector: what is printed there, else its number.
  public func name(of number: Int) -> String { names[number] ?? String(number) }
}

extension CassetteConnectors.Port {
  fileprivate var name: String {
    switch self {
    case .printed(let name), .position(let name): name
    }
  }

  fileprivate var isPrinted: Bool {
    if case .printed = self { true } else { false }
  }

  fileprivate var folded: Self {
    switch self {
    case .printed(let name): .printed(NameFolding.fold(name))
    case .position(let name): .position(NameFolding.fold(name))
    }
  }

  /// The number it is printed as; nil if it is none that a connector may have.
  fileprivate var number: Int? {
    guard isPrinted, name.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(name), (1...64).contains(number)
    else { return nil }
    return number
  }
}
