/// What a device does with a packet.
public enum DeviceKind: String, Hashable, Sendable, CaseIterable {
  case fabricSwitch = "switch"
  case host
}
