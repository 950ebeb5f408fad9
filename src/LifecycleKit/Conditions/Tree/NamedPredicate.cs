namespace LifecycleKit.Conditions;

/// <summary>A delegate with a name; its answer depends on the customer alone.</summary>
internal sealed class NamedPredicate : IFactPredicate
{
    private readonly FactPredicate _predicate;

    public NamedPredicate(string name, FactPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        (Name, _predicate) = (name, predicate);
    }

    public string Name { get; }

    public bool DependsOnTime => false;

    public Truth Evaluate(in Facts facts) => _predicate(facts) ? Truth.True : Truth.False;
}
