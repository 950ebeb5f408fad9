namespace LifecycleKit.Conditions;

/// <summary>A named, typed fact about a customer that conditions can compare.</summary>
/// <remarks>Reading a field changes nothing.</remarks>
public abstract class Field
{
    private readonly ChangeFinder? _nextChange;

    private protected Field(string name, FieldType type, FieldTiming timing, ChangeFinder? nextChange = null)
    {
        Name = name;
        Type = type;
        Timing = timing;
        _nextChange = nextChange;
    }

    /// <summary>The name of the field in the text of rules, such as <c>orders.count</c>.</summary>
    public string Name { get; }

    /// <summary>The type of the value.</summary>
    public FieldType Type { get; }

    /// <summary>How the value behaves between events.</summary>
    public FieldTiming Timing { get; }

    /// <summary>Returns the condition that the field has a value, which is never unknown.</summary>
    public Condition Exists() => new ExistsCondition(this);

    /// <summary>Returns the value of the field for a customer at an instant.</summary>
    /// <param name="facts">The customer at an instant.</param>
    /// <exception cref="FieldException">The host's code of a custom field failed.</exception>
    public abstract FieldValue ValueOf(in Facts facts);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>Whether the field is a custom field, which calls the host's code.</summary>
    internal bool IsHostCode { get; init; }

    /// <summary>The dependency that the declaration states (see <see cref="FieldDependency"/>); null when it states none.</summary>
    internal string? Dependency { get; init; }

    /// <summary>
    /// Returns the first instant after the facts' own at which the value may change; <see cref="long.MaxValue"/> for never.
    /// </summary>
    internal long NextChange(in Facts facts) => _nextChange is null ? long.MaxValue : _nextChange(facts);

    /// <summary>
    /// Returns the first instant after the facts' own at which the field may get or lose its value; <see cref="long.MaxValue"/> for never.
    /// </summary>
    internal virtual long NextPresence(in Facts facts) => NextChange(facts);
}

/// <summary>
/// Returns the first instant after the facts' own at which a value may change, in UTC ticks; <see cref="long.MaxValue"/> for never.
/// </summary>
internal delegate long ChangeFinder(in Facts facts);
