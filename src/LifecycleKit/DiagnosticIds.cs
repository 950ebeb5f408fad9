namespace LifecycleKit;

/// <summary>The kinds of diagnostics. The texts are stable: hosts may store and match them.</summary>
/// <remarks>Static and thread-safe.</remarks>
public static class DiagnosticIds
{
    /// <summary>The text is no JSON, or a value has the wrong JSON type.</summary>
    public const string MalformedJson = "malformed-json";

    /// <summary>A member that the format does not have.</summary>
    public const string UnknownMember = "unknown-member";

    /// <summary>A member that occurs twice in one object, or a list that several sources of a configuration give.</summary>
    public const string RepeatedMember = "repeated-member";

    /// <summary>A format version that this library does not read.</summary>
    public const string UnknownFormat = "unknown-format";

    /// <summary>An id or name that is missing, or holds what it may not: a comma, a colon, a control character, space around it.</summary>
    public const string InvalidId = "invalid-id";

    /// <summary>Two things of one id.</summary>
    public const string RepeatedId = "repeated-id";

    /// <summary>A stage that is not declared.</summary>
    public const string UnknownStage = "unknown-stage";

    /// <summary>A field that the catalog does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A predicate that the catalog does not have.</summary>
    public const string UnknownPredicate = "unknown-predicate";

    /// <summary>An event that does not exist.</summary>
    public const string UnknownEvent = "unknown-event";

    /// <summary>A value that the field can never have, such as a segment that its map does not know.</summary>
    public const string UnknownValue = "unknown-value";

    /// <summary>Something required that is absent.</summary>
    public const string Missing = "missing";

    /// <summary>Two things that exclude each other.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>A value or an operator that does not fit the type of the field.</summary>
    public const string TypeMismatch = "type-mismatch";

    /// <summary>A leaf without an operator, or with several.</summary>
    public const string OneOperator = "one-operator";

    /// <summary>A value outside its range.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>More than the limits allow: stages, rules, depth, leaves, values, timers.</summary>
    public const string LimitExceeded = "limit-exceeded";

    /// <summary>A rule that leads from a stage to itself.</summary>
    public const string SelfTransition = "self-transition";

    /// <summary>A terminal stage that a rule leaves.</summary>
    public const string LeavesTerminal = "leaves-terminal";

    /// <summary>A group of stages used as if it were a stage, or within itself.</summary>
    public const string MisusedGroup = "misused-group";

    /// <summary>A rule on time that asks for what only an event has, or for a predicate that reads the clock.</summary>
    public const string NotForTime = "not-for-time";

    /// <summary>A stage that no rule leads to.</summary>
    public const string UnreachableStage = "unreachable-stage";

    /// <summary>A stage that no rule leaves and that is not marked terminal.</summary>
    public const string DeadEnd = "dead-end";

    /// <summary>A condition that can never hold.</summary>
    public const string NeverHolds = "never-holds";

    /// <summary>A rule that is held back, by a stay, a time to confirm or its dates, for as long as its condition can hold.</summary>
    public const string NeverDue = "never-due";

    /// <summary>A rule that another one always beats.</summary>
    public const string ShadowedRule = "shadowed-rule";

    /// <summary>Two rules of one priority that can hold at once and lead to different stages: their ids decide.</summary>
    public const string Overlap = "overlap";

    /// <summary>Two stages between which a customer can go to and fro, with nothing that holds him.</summary>
    public const string FlappingPair = "flapping-pair";

    /// <summary>Three stages or more through which a customer can go round at one event, with nothing that holds the customer.</summary>
    public const string FlappingCycle = "flapping-cycle";

    /// <summary>A rule that needs visits, carts or messages, which are kept in full for the replay horizon only.</summary>
    public const string NotReplayable = "not-replayable";

    /// <summary>A segment that no customer can be in.</summary>
    public const string EmptySegment = "empty-segment";

    /// <summary>A stage that a play names without its track, and that several tracks have.</summary>
    public const string AmbiguousStage = "ambiguous-stage";

    /// <summary>A segment that the map of segments does not have.</summary>
    public const string UnknownSegment = "unknown-segment";

    /// <summary>An experiment or a control group that cannot be made.</summary>
    public const string InvalidExperiment = "invalid-experiment";

    /// <summary>A play that no customer ever gets, for another reason than its condition.</summary>
    public const string NeverChosen = "never-chosen";

    /// <summary>A play that another one on its channel always beats.</summary>
    public const string ShadowedPlay = "shadowed-play";

    /// <summary>Stages and segments whose customers no play is for.</summary>
    public const string UncoveredCell = "uncovered-cell";
}
