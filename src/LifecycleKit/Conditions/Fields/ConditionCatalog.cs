using System.Collections.Frozen;

namespace LifecycleKit.Conditions;

/// <summary>The fields and predicates that conditions in text can name.</summary>
/// <remarks>Names are compared ordinally.</remarks>
public sealed class ConditionCatalog
{
    private readonly FrozenDictionary<string, Field> _fields;
    private readonly FrozenDictionary<string, IFactPredicate> _predicates;

    private ConditionCatalog(FrozenDictionary<string, Field> fields, FrozenDictionary<string, IFactPredicate> predicates)
    {
        (_fields, _predicates) = (fields, predicates);
        Fields = [.. fields.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Value)];
        Predicates = [.. predicates.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Value)];
    }

    /// <summary>The fields, ordered by name; those that are found at any length or for any name are not listed.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The predicates, ordered by name.</summary>
    public IReadOnlyList<IFactPredicate> Predicates { get; }

    /// <summary>Returns a catalog with additional fields.</summary>
    /// <param name="fields">The fields: custom fields, or fields of traits.</param>
    /// <returns>A new catalog; this catalog is unchanged.</returns>
    /// <exception cref="ArgumentException">A field is null, or its name is taken by another field, or by one that is found at any
    /// length or for any name.</exception>
    public ConditionCatalog With(params Field[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var all = new Dictionary<string, Field>(_fields, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field is null) throw new ArgumentException("A field is null.", nameof(fields));
            if (Conditions.Fields.OnDemand(field.Name) is not null || !all.TryAdd(field.Name, field))
                throw new ArgumentException($"There is a field '{field.Name}' already.", nameof(fields));
        }

        return new ConditionCatalog(all.ToFrozenDictionary(StringComparer.Ordinal), _predicates);
    }

    /// <summary>Returns a catalog with additional predicates.</summary>
    /// <param name="predicates">The predicates of the host.</param>
    /// <returns>A new catalog; this catalog is unchanged.</returns>
    /// <exception cref="ArgumentException">A predicate is null, or its name is empty or taken.</exception>
    public ConditionCatalog With(params IFactPredicate[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        var all = new Dictionary<string, IFactPredicate>(_predicates, StringComparer.Ordinal);
        foreach (var predicate in predicates)
        {
            if (predicate is null) throw new ArgumentException("A predicate is null.", nameof(predicates));
            if (string.IsNullOrWhiteSpace(predicate.Name))
                throw new ArgumentException("The name of a predicate is empty.", nameof(predicates));
            if (!all.TryAdd(predicate.Name, predicate))
                throw new ArgumentException($"There is a predicate '{predicate.Name}' already.", nameof(predicates));
        }

        return new ConditionCatalog(_fields, all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// Finds a field by name. Rolling windows such as <c>orders.last365d</c>, counts of days such as <c>visits.last30d</c> and custom
    /// events such as <c>customEvents.signup.count</c> are found at any length and for any name, in their canonical text.
    /// </summary>
    /// <returns>The field; null when there is no field with this name.</returns>
    public Field? FindField(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.GetValueOrDefault(name) ?? Conditions.Fields.OnDemand(name);
    }

    /// <summary>Finds a predicate by name.</summary>
    /// <returns>The predicate; null when there is no predicate with this name.</returns>
    public IFactPredicate? FindPredicate(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _predicates.GetValueOrDefault(name);
    }

    /// <summary>Returns a catalog with fields in addition, or in the place of fields of the same names.</summary>
    internal ConditionCatalog Replace(IReadOnlyCollection<Field> fields)
    {
        if (fields.Count == 0) return this;
        var all = new Dictionary<string, Field>(_fields, StringComparer.Ordinal);
        foreach (var field in fields) all[field.Name] = field;
        return new ConditionCatalog(all.ToFrozenDictionary(StringComparer.Ordinal), _predicates);
    }

    /// <exception cref="ArgumentException">A field is null, or its name is taken.</exception>
    internal static ConditionCatalog Of(IEnumerable<Field> fields) =>
        new ConditionCatalog(FrozenDictionary<string, Field>.Empty, FrozenDictionary<string, IFactPredicate>.Empty).With([.. fields]);
}
