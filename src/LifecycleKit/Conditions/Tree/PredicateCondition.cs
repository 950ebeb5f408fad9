namespace LifecycleKit.Conditions;

/// <summary>A condition that calls a predicate of the host.</summary>
internal sealed class PredicateCondition : Condition
{
    public PredicateCondition(IFactPredicate predicate)
        : base(depth: 1, leaves: 1)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentException.ThrowIfNullOrWhiteSpace(predicate.Name, nameof(predicate));
        (Predicate, Name) = (predicate, predicate.Name);
    }

    public new IFactPredicate Predicate { get; }

    public string Name { get; }

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        found = default;
        try
        {
            return Predicate.Evaluate(facts);
        }
        catch (Exception error)
        {
            throw new PredicateException(Name, error);
        }
    }

    public override string ToString() => $"predicate {ConditionText.Quoted(Name)}";

    internal override long NextFlip(in Facts facts) => long.MaxValue;

    internal override IEnumerable<Field> Fields() => [];
}

/// <summary>A delegate with a name; its answer depends on the customer alone.</summary>
internal sealed class NamedPredicate : IFactPredicate
{
    private readonly FactReader<bool> _predicate;

    public NamedPredicate(string name, FactReader<bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        (Name, _predicate) = (name, predicate);
    }

    public string Name { get; }

    public bool DependsOnTime => false;

    public Truth Evaluate(in Facts facts) => _predicate(facts) ? Truth.True : Truth.False;
}
