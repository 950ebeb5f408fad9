using System.Collections.Frozen;

namespace LifecycleKit.Conditions;

/// <summary>The words of which conditions in text are made: fields and the host's predicates, by name.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, Field> _fields;
    private readonly FrozenDictionary<string, IFactPredicate> _predicates;

    private Vocabulary(IEnumerable<Field> fields, IEnumerable<IFactPredicate> predicates)
    {
        _fields = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
        _predicates = predicates.ToFrozenDictionary(predicate => predicate.Name, StringComparer.Ordinal);
    }

    /// <summary>The fields, by name.</summary>
    public IReadOnlyList<Field> Fields => _fields.Values;

    /// <summary>The predicates.</summary>
    public IReadOnlyList<IFactPredicate> Predicates => _predicates.Values;

    /// <summary>This vocabulary and more fields.</summary>
    /// <param name="fields">The fields: of the host's own making, or on traits.</param>
    /// <exception cref="ArgumentException">A field is null, or its name is taken.</exception>
    public Vocabulary With(params Field[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new Vocabulary(_fields.Values.Concat(fields), _predicates.Values);
    }

    /// <summary>This vocabulary and more predicates.</summary>
    /// <param name="predicates">The predicates of the host.</param>
    /// <exception cref="ArgumentException">A predicate is null, or its name is empty or taken.</exception>
    public Vocabulary With(params IFactPredicate[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        return new Vocabulary(_fields.Values, _predicates.Values.Concat(predicates));
    }

    /// <summary>Finds a field; rolling windows such as <c>orders.last365d</c> are found at any length.</summary>
    /// <returns>The field, or null when there is none of this name.</returns>
    public Field? FindField(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.GetValueOrDefault(name);
    }

    /// <summary>Finds a predicate.</summary>
    /// <returns>The predicate, or null when there is none of this name.</returns>
    public IFactPredicate? FindPredicate(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _predicates.GetValueOrDefault(name);
    }

    internal static Vocabulary Of(IEnumerable<Field> fields) => new(fields, []);
}
