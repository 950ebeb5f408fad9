namespace LifecycleKit.Customers;

/// <summary>What a fold replaced, so that a step that fails after it leaves the history as it was.</summary>
internal struct FoldUndo(in CustomerProfile profile, string? currency)
{
    public readonly CustomerProfile Profile = profile;

    public readonly string? Currency = currency;

    public OrderChange Change;

    public string? TraitName;

    public CustomerTraits.Written Trait;
}
