namespace LifecycleKit.Conditions;

/// <summary>A named, typed fact about a customer that conditions can judge.</summary>
/// <remarks>A field reads and never changes anything. Immutable and safe to share between threads.</remarks>
public abstract class Field
{
    private readonly ChangeFinder? _nextChange;

    private protected Field(string name, FieldType type, FieldTiming timing, ChangeFinder? nextChange = null) =>
        (Name, Type, Timing, _nextChange) = (name, type, timing, nextChange);

    /// <summary>The name by which rules in text refer to the field, such as <c>orders.count</c>.</summary>
    public string Name { get; }

    /// <summary>The type of its value.</summary>
    public FieldType Type { get; }

    /// <summary>How its value behaves while nothing happens.</summary>
    public FieldTiming Timing { get; }

    /// <summary>The condition that the field has a value. It is never unknown.</summary>
    public Condition Exists() => new ExistsCondition(this);

    /// <summary>What the field holds.</summary>
    /// <param name="facts">The customer at an instant.</param>
    /// <exception cref="FieldException">The host's code behind the field failed.</exception>
    public abstract FieldValue ValueOf(in Facts facts);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Whether a host's code is behind the field.</summary>
    internal bool IsHostCode { get; init; }

    /// <summary>What the field may depend on, as its declaration states (see <see cref="FieldDependency"/>); null when it states nothing.</summary>
    internal string? Kin { get; init; }

    /// <summary>The first instant after the facts' own at which the value may change; <see cref="long.MaxValue"/> for never.</summary>
    internal long NextChange(in Facts facts) => _nextChange is null ? long.MaxValue : _nextChange(facts);

    /// <summary>The first instant after the facts' own at which the field may get or lose its value; <see cref="long.MaxValue"/> for never.</summary>
    internal virtual long NextPresence(in Facts facts) => NextChange(facts);
}
