using System.Collections.Frozen;

namespace LifecycleKit.Conditions;

/// <summary>The words of which conditions in text are made: fields and the host's predicates, by name.</summary>
/// <remarks>Names are compared ordinally. Immutable and safe to share between threads.</remarks>
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

    /// <summary>The fields, by name; rolling windows are not among them.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The predicates, by name.</summary>
    public IReadOnlyList<IFactPredicate> Predicates { get; }

    /// <summary>This catalog and more fields.</summary>
    /// <param name="fields">The fields: of the host's own making, or on traits.</param>
    /// <returns>A new catalog; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">A field is null, or its name is taken, by a rolling window too.</exception>
    public ConditionCatalog With(params Field[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var all = new Dictionary<string, Field>(_fields, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field is null) throw new ArgumentException("A field is null.", nameof(fields));
            if (Conditions.Fields.Window(field.Name) is not null || !all.TryAdd(field.Name, field))
                throw new ArgumentException($"There is a field '{field.Name}' already.", nameof(fields));
        }

        return new ConditionCatalog(all.ToFrozenDictionary(StringComparer.Ordinal), _predicates);
    }

    /// <summary>This catalog and more predicates.</summary>
    /// <param name="predicates">The predicates of the host.</param>
    /// <returns>A new catalog; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">A predicate is null, or its name is empty or taken.</exception>
    public ConditionCatalog With(params IFactPredicate[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        var all = new Dictionary<string, IFactPredicate>(_predicates, StringComparer.Ordinal);
        foreach (var predicate in predicates)
        {
            if (predicate is null) throw new ArgumentException("A predicate is null.", nameof(predicates));
            if (string.IsNullOrWhiteSpace(predicate.Name)) throw new ArgumentException("The name of a predicate is empty.", nameof(predicates));
            if (!all.TryAdd(predicate.Name, predicate))
                throw new ArgumentException($"There is a predicate '{predicate.Name}' already.", nameof(predicates));
        }

        return new ConditionCatalog(_fields, all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Finds a field; rolling windows such as <c>orders.last365d</c> are found at any length, written as they write themselves.</summary>
    /// <returns>The field, or null when there is none of this name.</returns>
    public Field? FindField(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.GetValueOrDefault(name) ?? Conditions.Fields.Window(name);
    }

    /// <summary>Finds a predicate.</summary>
    /// <returns>The predicate, or null when there is none of this name.</returns>
    public IFactPredicate? FindPredicate(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _predicates.GetValueOrDefault(name);
    }

    /// <exception cref="ArgumentException">A field is null, or its name is taken.</exception>
    internal static ConditionCatalog Of(IEnumerable<Field> fields) =>
        new ConditionCatalog(FrozenDictionary<string, Field>.Empty, FrozenDictionary<string, IFactPredicate>.Empty).With([.. fields]);
}
