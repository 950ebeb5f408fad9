namespace LifecycleKit.Conditions;

/// <summary>The host's own code, asked by name.</summary>
internal sealed class PredicateCondition : Condition
{
    private readonly string _name;
    private readonly FactPredicate _predicate;

    public PredicateCondition(string name, FactPredicate predicate)
        : base(depth: 1, leaves: 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(predicate);
        (_name, _predicate) = (name, predicate);
    }

    public override Truth Evaluate(in Facts facts)
    {
        try
        {
            return _predicate(facts) ? Truth.True : Truth.False;
        }
        catch (Exception error)
        {
            throw new PredicateException(_name, error);
        }
    }

    public override string ToString() => $"predicate {ConditionText.Quoted(_name)}";

    internal override long NextFlip(in Facts facts) => long.MaxValue;

    internal override IEnumerable<Field> Fields() => [];
}
