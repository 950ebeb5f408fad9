namespace LifecycleKit.DependencyInjection;

/// <summary>That a type of predicate was added.</summary>
internal sealed class PredicateRegistration(Type predicateType)
{
    public Type PredicateType { get; } = predicateType;
}
