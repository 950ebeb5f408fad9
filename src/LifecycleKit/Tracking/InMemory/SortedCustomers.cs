namespace LifecycleKit.Tracking;

/// <summary>
/// The customers of a shop in ordinal order of their ids. New ones are collected, sorted and merged in steps that double, so that no call
/// sorts all of them.
/// </summary>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class SortedCustomers
{
    private const int FirstRun = 256;

    /// <summary>Sorted runs, each at least twice as long as the next one.</summary>
    private readonly List<CustomerEntry[]> _runs = [];

    private readonly List<CustomerEntry> _newest = [];

    public void Add(CustomerEntry entry)
    {
        _newest.Add(entry);
        if (_newest.Count == FirstRun) AddRun();
    }

    /// <summary>Returns customers after an id; null for the first ones.</summary>
    public CustomerEntry[] After(string? customerId, int maxCount)
    {
        if (_newest.Count > 0) AddRun();
        var places = new int[_runs.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = customerId is null ? 0 : LowerBound.Find<CustomerEntry, string>(
                _runs[i], customerId, static (entry, id) => string.CompareOrdinal(entry.Key.CustomerId, id) <= 0);
        }

        var found = new List<CustomerEntry>();
        while (found.Count < maxCount)
        {
            var first = -1;
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i] < _runs[i].Length && (first < 0 || Compare(_runs[i][places[i]], _runs[first][places[first]]) < 0)) first = i;
            }

            if (first < 0) break;
            found.Add(_runs[first][places[first]++]);
        }

        return [.. found];
    }

    private static int Compare(CustomerEntry left, CustomerEntry right) => string.CompareOrdinal(left.Key.CustomerId, right.Key.CustomerId);

    private void AddRun()
    {
        var run = _newest.ToArray();
        _newest.Clear();
        Array.Sort(run, Compare);
        while (_runs.Count > 0 && _runs[^1].Length < 2 * run.Length)
        {
            run = Merge(_runs[^1], run);
            _runs.RemoveAt(_runs.Count - 1);
        }

        _runs.Add(run);
    }

    private static CustomerEntry[] Merge(CustomerEntry[] left, CustomerEntry[] right)
    {
        var merged = new CustomerEntry[left.Length + right.Length];
        var (l, r) = (0, 0);
        for (var i = 0; i < merged.Length; i++)
        {
            var isLeft = r == right.Length || (l < left.Length && Compare(left[l], right[r]) < 0);
            merged[i] = isLeft ? left[l++] : right[r++];
        }

        return merged;
    }
}
