using System.Runtime.InteropServices;

namespace LifecycleKit.Metrics;

/// <summary>Numbers customers from 0 on, and keeps their traits.</summary>
internal sealed class ReportCustomers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private readonly List<ReportTraits> _traits = [];

    public int Count => _ids.Count;

    /// <summary>Gets a customer's traits, to be changed in place; valid until the next customer is added.</summary>
    public ref ReportTraits this[int number] => ref CollectionsMarshal.AsSpan(_traits)[number];

    public string IdOf(int number) => _ids[number];

    public int NumberOf(string id)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, id, out var isKnown);
        if (isKnown) return number;
        number = _ids.Count;
        _ids.Add(id);
        _traits.Add(default);
        return number;
    }
}
