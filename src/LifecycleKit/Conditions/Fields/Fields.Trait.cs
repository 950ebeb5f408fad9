using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>trait.NAME</c>: a number or amount set by the host; missing when it was not set, was cleared, or has another type.
    /// </summary>
    /// <param name="name">The trait's name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static NumberField NumberTrait(string name) => new(TraitName(name), (in Facts f, out decimal value) =>
    {
        var isSet = Trait(f, name, TraitKind.Number, out var trait);
        value = isSet ? trait.Number : 0;
        return isSet;
    });

    /// <summary><c>trait.NAME</c>: a text set by the host; missing when it was not set, was cleared, or has another type.</summary>
    /// <param name="name">The trait's name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static TextField TextTrait(string name) =>
        new(TraitName(name), (in Facts f) => Trait(f, name, TraitKind.Text, out var trait) ? trait.Text : null);

    /// <summary><c>trait.NAME</c>: a flag set by the host; missing when it was not set, was cleared, or has another type.</summary>
    /// <param name="name">The trait's name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static FlagField FlagTrait(string name) => new(
        TraitName(name),
        (in Facts f) => !Trait(f, name, TraitKind.Flag, out var trait) ? Truth.Unknown : trait.Flag ? Truth.True : Truth.False);

    /// <summary><c>trait.NAME</c>: an instant set by the host; missing when it was not set, was cleared, or has another type.</summary>
    /// <param name="name">The trait's name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static InstantField InstantTrait(string name) =>
        new(TraitName(name), (in Facts f) => Trait(f, name, TraitKind.Instant, out var trait) ? trait.Instant.UtcTicks : 0);

    /// <summary>
    /// <c>trait.NAME</c>: a set of texts set by the host; missing when it was not set, was cleared, or has another type. An empty set is a
    /// value.
    /// </summary>
    /// <param name="name">The trait's name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static SetField SetTrait(string name) =>
        new(TraitName(name), (in Facts f) => Trait(f, name, TraitKind.Set, out var trait) ? trait.Set : null);

    private static string TraitName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return $"trait.{ConditionText.Name(name)}";
    }

    private static bool Trait(in Facts facts, string name, TraitKind kind, out TraitValue value) =>
        facts.History.Traits.TryGet(name, out value) && value.Kind == kind;
}
