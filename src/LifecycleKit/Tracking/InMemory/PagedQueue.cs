namespace LifecycleKit.Tracking;

/// <summary>A queue in pages, so that it grows without a copy, and gives memory back as it gets shorter.</summary>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class PagedQueue<T>
{
    private const int PageBits = 8;
    private const int PageLength = 1 << PageBits;

    private readonly List<T[]> _pages = [];
    private T[]? _spare;

    /// <summary>The number of items that the first page had, and that were taken.</summary>
    private int _takenCount;

    public int Count { get; private set; }

    /// <summary>The number of items that were taken before the first one.</summary>
    public long FirstNumber { get; private set; }

    /// <summary>An item by its place, from 0 on for the first one.</summary>
    public ref T this[int place]
    {
        get
        {
            var at = _takenCount + place;
            return ref _pages[at >> PageBits][at & (PageLength - 1)];
        }
    }

    public void Enqueue(in T item)
    {
        if (_takenCount + Count == _pages.Count << PageBits)
        {
            _pages.Add(_spare ?? new T[PageLength]);
            _spare = null;
        }

        this[Count++] = item;
    }

    /// <summary>Takes the first item away.</summary>
    public void Dequeue()
    {
        Count--;
        FirstNumber++;
        if (++_takenCount < PageLength) return;
        _takenCount = 0;
        _spare = _pages[0];
        _pages.RemoveAt(0);
    }
}
