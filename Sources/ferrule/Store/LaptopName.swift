import ArgumentParser
import Foundation

/// What people may call a site or a laptop.
enum LaptopName {
  static func check(_ name: String) throws {
    guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
      !HiddenCharacter.isIn(name), !name.trimmingCharacters(in: .whitespaces).isEmpty,
      name.utf8.count <= 80
    else { throw ValidationError("A name is 1 to 80 letters on one line.") }
  }
}
