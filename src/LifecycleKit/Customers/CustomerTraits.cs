namespace LifecycleKit.Customers;

/// <summary>The named values that the host has set for one customer; the last write counts.</summary>
/// <remarks>Names are compared ordinally. Between writes of one instant the event id decides. Not thread-safe.</remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class CustomerTraits
{
    private readonly Dictionary<string, CustomerTrait> _traits;

    internal CustomerTraits() => _traits = new(StringComparer.Ordinal);

    private CustomerTraits(CustomerTraits source) => _traits = new(source._traits, StringComparer.Ordinal);

    /// <summary>Reads a trait.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, or <c>default</c>.</param>
    /// <returns>False when the trait was never set, or cleared.</returns>
    public bool TryGet(string name, out TraitValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        value = _traits.GetValueOrDefault(name).Value;
        return value.Kind != TraitKind.None;
    }

    /// <summary>
    /// Lists every trait by name in ordinal order, cleared ones included: they have a value of kind <see cref="TraitKind.None"/> and are
    /// remembered so that an older write that arrives late does not bring them back.
    /// </summary>
    public IReadOnlyList<CustomerTrait> GetAll() =>
        Array.AsReadOnly(_traits.Values.OrderBy(trait => trait.Name, StringComparer.Ordinal).ToArray());

    /// <summary>Writes a trait; returns what was there before, <c>default</c> for nothing.</summary>
    internal CustomerTrait Write(in CustomerTrait said)
    {
        if (!_traits.TryGetValue(said.Name, out var before) || said.IsAfter(before)) _traits[said.Name] = said;
        return before;
    }

    internal void Restore(string name, in CustomerTrait before)
    {
        if (before.Name is null) _traits.Remove(name);
        else _traits[name] = before;
    }

    internal CustomerTraits Clone() => new(this);
}
