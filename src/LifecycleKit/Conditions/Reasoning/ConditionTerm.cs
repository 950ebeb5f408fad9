using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>A conjunction: what is asked of each of several fields at once, and of code whose answers are not reckoned with.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
internal sealed class ConditionTerm
{
    private readonly ImmutableArray<(object Code, bool IsTrue)> _codes;

    private ConditionTerm(ImmutableArray<FieldRegion> regions, ImmutableArray<(object Code, bool IsTrue)> codes, string? conflict) =>
        (Regions, _codes, Conflict) = (regions, codes, conflict);

    /// <summary>Nothing is asked.</summary>
    public static ConditionTerm Any { get; } = new([], [], null);

    /// <summary>The fields of which something is asked, each once.</summary>
    public ImmutableArray<FieldRegion> Regions { get; }

    /// <summary>Why no customer at all is like this; null when nothing speaks against it.</summary>
    public string? Conflict { get; }

    /// <summary>Whether it asks code: a predicate, or a leaf of a kind that is not reckoned with.</summary>
    public bool IsOpaque => !_codes.IsEmpty;

    public static ConditionTerm Of(Condition leaf, bool isTrue) => leaf switch
    {
        PredicateCondition predicate => Any.And(predicate.Predicate, isTrue),
        LeafCondition known when LeafRegion.Of(known, isTrue) is { } region => Any.And(region),
        _ => Any.And(leaf.ToString(), isTrue),
    };

    public FieldRegion? Find(Field field)
    {
        foreach (var region in Regions)
        {
            if (region.IsAbout(field)) return region;
        }

        return null;
    }

    public ConditionTerm And(FieldRegion region)
    {
        for (var i = 0; i < Regions.Length; i++)
        {
            if (Regions[i].IsAbout(region.Field)) return Made(Regions.SetItem(i, Regions[i].And(region)), i);
        }

        return Made(Regions.Add(region), Regions.Length);
    }

    public ConditionTerm And(ConditionTerm other)
    {
        var term = other.Regions.Aggregate(this, (both, region) => both.And(region));
        return other._codes.Aggregate(term, (both, code) => both.And(code.Code, code.IsTrue));
    }

    /// <summary>The same without what is asked of some fields.</summary>
    public ConditionTerm Without(Func<Field, bool> isLeftOut) => new(Regions.RemoveAll(region => isLeftOut(region.Field)), _codes, Conflict);

    /// <summary>Whether a customer who is like this is surely like the other.</summary>
    public bool IsWithin(ConditionTerm other) =>
        other.Regions.All(wide => Find(wide.Field) is { } narrow && narrow.IsWithin(wide)) && other._codes.All(code => _codes.Contains(code));

    /// <summary>The instants at which a customer can be like this.</summary>
    public ValueSet Now() => Regions.Aggregate(ValueSet.All, (now, region) => now.And(region.Now));

    /// <summary>What a customer may be like, in words.</summary>
    public string Example() => Regions.IsEmpty ? "any time" : string.Join(", ", Regions.Select(region => region.Example()));

    private ConditionTerm And(object code, bool isTrue)
    {
        if (_codes.Contains((code, isTrue))) return this;
        var conflict = _codes.Contains((code, !isTrue)) ? $"it asks for {Name(code)} and for its opposite" : null;
        return new ConditionTerm(Regions, _codes.Add((code, isTrue)), Conflict ?? conflict);
    }

    private ConditionTerm Made(ImmutableArray<FieldRegion> regions, int changed)
    {
        var conflict = Conflict;
        if (conflict is null && !regions[changed].IsPossible) conflict = $"nothing is {string.Join(" and ", regions[changed].Words)}";
        if (conflict is null && !regions[changed].Now.IsAll && regions.Aggregate(ValueSet.All, (now, region) => now.And(region.Now)).IsEmpty)
            conflict = $"at no instant is {string.Join(" and ", regions.Where(region => !region.Now.IsAll).SelectMany(region => region.Words))}";
        return new ConditionTerm(regions, _codes, conflict);
    }

    private static string Name(object code) => code is IFactPredicate predicate ? $"predicate {ConditionText.Quoted(predicate.Name)}" : $"{code}";
}
