using System.Buffers;
using System.Numerics;

namespace LifecycleKit.Products;

/// <summary>The products that may be suggested to one customer, found by their index in an open table of rented memory.</summary>
internal ref struct Candidates
{
    private readonly Candidate[] _rented;
    private readonly Span<Candidate> _slots;
    private readonly int _shift;

    /// <param name="capacity">The largest number of candidates.</param>
    public Candidates(int capacity)
    {
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, checked(2 * capacity)));
        _rented = ArrayPool<Candidate>.Shared.Rent(length);
        _slots = _rented.AsSpan(0, length);
        _slots.Clear();
        _shift = 32 - BitOperations.Log2((uint)length);
    }

    /// <summary>All slots; those whose <see cref="Candidate.IsUsed"/> is false are empty.</summary>
    public readonly Span<Candidate> Slots => _slots;

    /// <summary>The candidate of a product, which is made when it is new.</summary>
    public readonly ref Candidate Of(int product)
    {
        var at = HomeOf(product);
        while (_slots[at].IsUsed && _slots[at].Product != product) at = (at + 1) & (_slots.Length - 1);
        ref var slot = ref _slots[at];
        if (!slot.IsUsed) slot = new Candidate(product);
        return ref slot;
    }

    public readonly bool Contains(int product)
    {
        var at = HomeOf(product);
        while (_slots[at].IsUsed && _slots[at].Product != product) at = (at + 1) & (_slots.Length - 1);
        return _slots[at].IsUsed;
    }

    public readonly void Return() => ArrayPool<Candidate>.Shared.Return(_rented);

    /// <summary>Fibonacci hashing, which spreads near indices.</summary>
    private readonly int HomeOf(int product) => (int)(unchecked((uint)product * 2_654_435_769u) >> _shift);
}

/// <summary>What is known of one product that may be suggested.</summary>
internal struct Candidate(int product)
{
    private const int NoPlace = -1;

    public int Product { get; } = product;

    public bool IsUsed { get; } = true;

    /// <summary>The place in the customer's history; −1 when the customer did not buy it.</summary>
    public int Bought { get; set; } = NoPlace;

    /// <summary>The chance to be bought again, of a product that was bought.</summary>
    public double Again { get; set; }

    /// <summary>The similarity to the customer's products.</summary>
    public double Similarity { get; private set; }

    /// <summary>The place in the history of the product that adds most to the similarity.</summary>
    public int Cause { get; private set; } = NoPlace;

    public int CauseCount { get; private set; }

    private double Strongest { get; set; }

    public readonly bool IsBought => Bought >= 0;

    public readonly double Score => Again + Similarity;

    public void Add(double similarity, int cause)
    {
        Similarity += similarity;
        CauseCount++;
        if (similarity <= Strongest) return;
        (Strongest, Cause) = (similarity, cause);
    }
}
