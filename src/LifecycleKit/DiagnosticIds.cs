namespace LifecycleKit;

/// <summary>The ids of all diagnostics. The ids are stable: hosts may store and compare them.</summary>
public static class DiagnosticIds
{
    /// <summary>The text is not JSON, or a value has the wrong JSON type.</summary>
    public const string MalformedJson = "malformed-json";

    /// <summary>A member that the format does not have.</summary>
    public const string UnknownMember = "unknown-member";

    /// <summary>A member that occurs twice in one object, or a list that several sources of a configuration give.</summary>
    public const string RepeatedMember = "repeated-member";

    /// <summary>A format version that this library does not read.</summary>
    public const string UnknownFormat = "unknown-format";

    /// <summary>An id or name that is missing, or has a comma, a colon, a control character, or a space at either end.</summary>
    public const string InvalidId = "invalid-id";

    /// <summary>Two items with the same id.</summary>
    public const string RepeatedId = "repeated-id";

    /// <summary>A stage that is not declared.</summary>
    public const string UnknownStage = "unknown-stage";

    /// <summary>A field that the catalog does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A predicate that the catalog does not have.</summary>
    public const string UnknownPredicate = "unknown-predicate";

    /// <summary>An event that does not exist.</summary>
    public const string UnknownEvent = "unknown-event";

    /// <summary>A value that the field never has, such as a segment that its map does not have.</summary>
    public const string UnknownValue = "unknown-value";

    /// <summary>A required value that is missing.</summary>
    public const string Missing = "missing";

    /// <summary>Two values that exclude each other.</summary>
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

    /// <summary>A rule that leads out of a terminal stage.</summary>
    public const string LeavesTerminal = "leaves-terminal";

    /// <summary>A group of stages used as if it were a stage, or within itself.</summary>
    public const string MisusedGroup = "misused-group";

    /// <summary>A time-based rule that needs a value of an event, or a predicate that reads the clock.</summary>
    public const string NotForTime = "not-for-time";

    /// <summary>A stage that no rule leads to.</summary>
    public const string UnreachableStage = "unreachable-stage";

    /// <summary>A stage that no rule leads out of and that is not marked terminal.</summary>
    public const string DeadEnd = "dead-end";

    /// <summary>A condition that can never be true.</summary>
    public const string NeverHolds = "never-holds";

    /// <summary>A rule whose minimum stay, confirmation time or dates suppress it for as long as its condition can be true.</summary>
    public const string NeverDue = "never-due";

    /// <summary>A rule over which another rule always takes precedence.</summary>
    public const string ShadowedRule = "shadowed-rule";

    /// <summary>Two rules of one priority that can be true together and lead to different stages, so that their ids decide.</summary>
    public const string Overlap = "overlap";

    /// <summary>Two stages between which a customer can move back and forth without a minimum stay.</summary>
    public const string FlappingPair = "flapping-pair";

    /// <summary>Three or more stages through which a customer can move in a cycle at one event without a minimum stay.</summary>
    public const string FlappingCycle = "flapping-cycle";

    /// <summary>A rule that needs visits, carts or messages, which are kept in full only for the replay horizon.</summary>
    public const string NotReplayable = "not-replayable";

    /// <summary>A segment that no customer can be in.</summary>
    public const string EmptySegment = "empty-segment";

    /// <summary>A segment with almost no customer of a fit: fewer than 20 customers, and less than 0.3 % of the buyers.</summary>
    public const string SparseSegment = "sparse-segment";

    /// <summary>A segment with half or more of the repeat customers of a fit.</summary>
    public const string DominantSegment = "dominant-segment";

    /// <summary>A fit with too few repeat customers to cut frequency and monetary among them, so that all buyers were cut.</summary>
    public const string FewRepeatCustomers = "few-repeat-customers";

    /// <summary>A stage that a play names without its track, although several tracks have it.</summary>
    public const string AmbiguousStage = "ambiguous-stage";

    /// <summary>A segment that the segment map does not have.</summary>
    public const string UnknownSegment = "unknown-segment";

    /// <summary>An experiment or a control group that is not valid.</summary>
    public const string InvalidExperiment = "invalid-experiment";

    /// <summary>A play that no customer ever gets, for a reason other than its condition.</summary>
    public const string NeverChosen = "never-chosen";

    /// <summary>A play over which another play on its channel always takes precedence.</summary>
    public const string ShadowedPlay = "shadowed-play";

    /// <summary>A stage and segment for whose customers there is no play.</summary>
    public const string UncoveredCell = "uncovered-cell";
}
