import Change

/// So much of a device's id as people compare: four groups of four digits.
enum DeviceDigits {
  static func text(_ device: DeviceID) -> String {
    let digits = Array(device.description.prefix(16))
    return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<$0 + 4]) }
      .joined(separator: "-")
  }
}
