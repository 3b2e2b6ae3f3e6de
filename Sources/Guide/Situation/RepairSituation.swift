public import Plant

/// Everything the repair of one joint needs to know.
///
/// Handed in as values; the guide looks nothing up.
public struct RepairSituation: Hashable, Sendable {
  /// The fact that began the repair; its body is a job.
  public var job: Fact
  /// The link under repair.
  public var link: ThingID
  /// The port whose joint is opened.
  public var port: PortCard
  /// The port at the other end of the link.
  public var otherPort: PortCard
  /// Ports that have one plug with the one at the other end.
  public var otherPortSharers: Set<ThingID> = []
  /// The look that is owed at the plug of the other end; nil if none is, and where that end is a joint of the job.
  public var otherUnseen: UnseenPlug?
  /// Other joints on the way, nearest first; the other port's joint is the last one.
  public var otherJoints: [PathJoint]
  /// Other links in the same module, or through the same plug.
  public var neighbours: [Neighbour]
  /// What the link's record says it is made of; a later look says better.
  public var medium: Medium?
  /// The face in the port, as of now.
  public var portFace: Face
  /// The face of the plug on the cord, as of now.
  public var cordFace: Face
  /// The face of the same plug, as its other ports know it.
  public var plugFaces: Set<Face> = []
  /// The cable of the plug, if other links have legs of it; nil for a cord.
  public var sharedCable: SharedCable?
  /// How many fibres the connector of a face has, where somebody said what it is.
  public var fibreCounts: [FaceSide: Int] = [:]
  /// What the part in the port is called, if it is known; on a panel the leg behind it.
  public var portPartName: String?
  /// What the face in the port is called where another part has it: the cassette in front of a leg.
  public var portFaceName: String?
  /// What the cord is called, if it is known.
  public var cordName: String?
  /// Number to ring the network operations centre.
  public var nocNumber: String?
  /// Facts about this joint, its two faces, its port, its link and its jobs, in any order.
  ///
  /// Also the plugging, gates and inspections at the other joints of this link, and the plugging,
  /// gates and part moves at the ports of the neighbours.
  public var facts: [Fact]
  /// Which facts of the job are about this joint.
  public var steps = JointSteps.all
  /// Which facts of the job are about its link: not those of steps at the cage's other links.
  public var linkSteps = JointSteps.all
  /// How the joint is found when the job begins.
  public var start = ProcedureStart.plugged
  /// What the joint is to a job that moves cords; nil in one that moves none.
  public var cordMove: CordMove?
  /// What the joint is to a job that changes the cord; nil in one that works at one end only.
  public var cordChange: CordChange?
  /// The other end of the cord that went in here last; nil where none did.
  public var cordOtherEnd: CordOtherEnd?
  /// What the joint is to a job that repairs a joint on a panel; nil in one that repairs none.
  public var panelRepair: PanelRepair?
  /// The leg the link leaves, in a job that moves its cords to another.
  public var leaves: LeftLeg?
  /// What the record knows of the form of the module that went in; nil where none was changed.
  public var moduleForm: ModuleForm?
  /// The lanes of the port; nil if the record does not say how many it has.
  public var lanes: PortLanes?
  /// The site's rules.
  public var policy: RepairPolicy
  /// The clock on the wall.
  public var clock: FloorClock

  /// All its parts.
  public init(
    job: Fact, link: ThingID, port: PortCard, otherPort: PortCard,
    otherJoints: [PathJoint]? = nil, neighbours: [Neighbour] = [], medium: Medium? = nil,
    portFace: Face, cordFace: Face, portPartName: String? = nil, cordName: String? = nil,
    nocNumber: String? = nil, facts: [Fact] = [],
    policy: RepairPolicy = RepairPolicy(), clock: FloorClock = FloorClock()
  ) {
    self.job = job
    self.link = link
    self.port = port
    self.otherPort = otherPort
    self.otherJoints =
      otherJoints
      ?? [PathJoint(id: otherPort.id, name: otherPort.label, place: otherPort.place)]
    self.neighbours = neighbours
    self.medium = medium
    self.portFace = portFace
    self.cordFace = cordFace
    self.portPartName = portPartName
    self.cordName = cordName
    self.nocNumber = nocNumber
    self.facts = facts
    self.policy = policy
    self.clock = clock
  }

  /// The face on that side of the joint.
  public func face(_ side: FaceSide) -> Face {
    switch side {
    case .port: portFace
    case .cord: cordFace
    }
  }

  /// Whether a face is known to be two ferrules of one fibre each, and so to have no pins.
  func isPair(_ side: FaceSide) -> Bool { fibreCounts[side] == ConnectorKind.lc.positions }

  /// Whether it is a position on a panel, and not a port.
  public var isOnPanel: Bool {
    cordMove?.panel != nil || cordChange?.arrival?.isOnPanel == true || panelRepair == .joint
  }

  /// The joint on a panel for which the port is shut; nil if it is shut for none.
  public var shutFor: PortCard? {
    if case .port(let joint)? = panelRepair { joint } else { nil }
  }

  /// Whether it is a port of another link, only shut for a joint on a panel.
  public var isOnSamePlug: Bool { shutFor != nil && !isOnJobLink }

  /// Whether it is a port that is shut for work at another joint of the job.
  var isOnlyShut: Bool { cordChange == .shut || shutFor != nil }

  /// Whether the procedure opens the joint, found as it is when the job begins.
  var isToBeOpened: Bool {
    guard start == .plugged, !isOnlyShut else { return false }
    return switch cordMove {
    case nil: true
    case .port: false
    case .panel(let move): !move.isWayBack
    }
  }

  /// The same joint with the cord moved the other way.
  var turned: RepairSituation {
    guard case .panel(let move)? = cordMove else { return self }
    var turned = self
    let spot = PanelSpot(
      card: port, face: portFace, faceName: portFaceName, legName: portPartName)
    (turned.port, turned.portFace) = (move.from.card, move.from.face)
    (turned.portFaceName, turned.portPartName) = (move.from.faceName, move.from.legName)
    turned.cordMove = .panel(PanelMove(from: spot, isWayBack: !move.isWayBack))
    return turned
  }

  /// Whether it is a joint of the link the job is about.
  var isOnJobLink: Bool {
    if case .job(let body) = job.body { body.link == link } else { true }
  }

  /// The side a face is on, or nil if it is not in this joint.
  public func side(of face: Face) -> FaceSide? {
    if face == portFace { return .port }
    return face == cordFace || plugFaces.contains(face) ? .cord : nil
  }
}
