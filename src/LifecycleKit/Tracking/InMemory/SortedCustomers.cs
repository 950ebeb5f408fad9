using System.Runtime.InteropServices;

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
    private readonly List<List<CustomerEntry>> _runs = [];

    private readonly List<CustomerEntry> _newest = [];

    public void Add(CustomerEntry entry)
    {
        _newest.Add(entry);
        if (_newest.Count == FirstRun) AddRun();
    }

    /// <summary>Removes a customer. The customers after them move up.</summary>
    public void Remove(CustomerEntry entry)
    {
        if (_newest.Remove(entry)) return;
        foreach (var run in _runs)
        {
            var place = PlaceAfter(run, entry.Key.CustomerId) - 1;
            if (place < 0 || !ReferenceEquals(run[place], entry)) continue;
            run.RemoveAt(place);
            return;
        }
    }

    /// <summary>Returns customers after an id; null for the first ones.</summary>
    public CustomerEntry[] After(string? customerId, int maxCount)
    {
        if (_newest.Count > 0) AddRun();
        var places = new int[_runs.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = customerId is null ? 0 : PlaceAfter(_runs[i], customerId);
        }

        var found = new List<CustomerEntry>();
        while (found.Count < maxCount)
        {
            var first = -1;
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i] < _runs[i].Count && (first < 0 || Compare(_runs[i][places[i]], _runs[first][places[first]]) < 0)) first = i;
            }

            if (first < 0) break;
            found.Add(_runs[first][places[first]++]);
        }

        return [.. found];
    }

    private static int PlaceAfter(List<CustomerEntry> run, string customerId) => LowerBound.Find<CustomerEntry, string>(
        CollectionsMarshal.AsSpan(run), customerId, static (entry, id) => string.CompareOrdinal(entry.Key.CustomerId, id) <= 0);

    private static int Compare(CustomerEntry left, CustomerEntry right) => string.CompareOrdinal(left.Key.CustomerId, right.Key.CustomerId);

    private void AddRun()
    {
        List<CustomerEntry> run = [.. _newest];
        _newest.Clear();
        run.Sort(Compare);
        while (_runs.Count > 0 && _runs[^1].Count < 2 * run.Count)
        {
            run = Merge(_runs[^1], run);
            _runs.RemoveAt(_runs.Count - 1);
        }

        _runs.Add(run);
    }

    private static List<CustomerEntry> Merge(List<CustomerEntry> left, List<CustomerEntry> right)
    {
        var count = left.Count + right.Count;
        var merged = new List<CustomerEntry>(count);
        var (l, r) = (0, 0);
        while (merged.Count < count)
        {
            var isLeft = r == right.Count || (l < left.Count && Compare(left[l], right[r]) < 0);
            merged.Add(isLeft ? left[l++] : right[r++]);
        }

        return merged;
    }
}
