namespace LifecycleKit.Customers;

/// <summary>The named values that the host has set for one customer; the last write counts.</summary>
/// <remarks>Names are compared ordinally. Of several writes at one instant the one with the greater event id counts. Not
/// thread-safe.</remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class CustomerTraits
{
    private SharedTable<string, CustomerTrait> _traits;

    internal CustomerTraits()
    {
    }

    private CustomerTraits(CustomerTraits source) => _traits = source._traits.Share();

    /// <summary>Reads a trait.</summary>
    /// <param name="name">The name of the trait.</param>
    /// <param name="value">The value, or <c>default</c>.</param>
    /// <returns>False when the trait was never set or was cleared.</returns>
    public bool TryGet(string name, out TraitValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        value = _traits.TryGet(name, out var trait) ? trait.Value : default;
        return value.Kind != TraitKind.None;
    }

    /// <summary>
    /// Lists every trait by name in ordinal order, cleared ones included: they have a value of kind <see cref="TraitKind.None"/>, and the
    /// log keeps them so that an older write that arrives late does not restore them.
    /// </summary>
    public IReadOnlyList<CustomerTrait> GetAll() =>
        Array.AsReadOnly(_traits.ToArray().OrderBy(trait => trait.Name, StringComparer.Ordinal).ToArray());

    /// <summary>Writes a trait; returns the trait before, <c>default</c> for none.</summary>
    internal CustomerTrait Write(in CustomerTrait trait)
    {
        if (!_traits.TryGet(trait.Name, out var before) || trait.IsAfter(before)) _traits.Set(trait);
        return before;
    }

    internal void Restore(string name, in CustomerTrait before)
    {
        if (before.Name is null) _traits.Remove(name);
        else _traits.Set(before);
    }

    internal CustomerTraits Clone() => new(this);
}
