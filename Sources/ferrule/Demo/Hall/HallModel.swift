/// The models of the fictitious hall.
enum HallModel: String {
  case node = "DGX H100"
  case fabricSwitch = "MQM9700"
  case serviceSwitch = "MSN4700"
  case server = "2U server"

  var isSwitch: Bool { self == .fabricSwitch || self == .serviceSwitch }
  var maker: String { self == .server ? "Northmere" : "NVIDIA" }
}
