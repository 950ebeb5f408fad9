namespace LifecycleKit.Import;

/// <summary>What the sampled rows of one order say about what a row is.</summary>
internal struct OrderSample
{
    /// <summary>The number of distinct rows with an amount of 0 or more.</summary>
    public int Count;

    /// <summary>The number of rows without an amount.</summary>
    public int BlankCount;

    /// <summary>The amount of the first row.</summary>
    public decimal First;

    /// <summary>The sum of the amounts.</summary>
    public decimal Sum;

    /// <summary>The largest amount.</summary>
    public decimal Largest;

    /// <summary>Whether the row with the largest amount names a product.</summary>
    public bool HasLargestProduct;

    /// <summary>Whether another row names a product.</summary>
    public bool HasOtherProduct;

    /// <summary>Whether the rows differ in their amounts.</summary>
    public bool IsVarying;

    /// <summary>The sum of the amounts of the lines.</summary>
    public decimal LineSum;

    /// <summary>The number of rows whose line has an amount.</summary>
    public int LineCount;

    /// <summary>The number of rows whose amount is that of their line.</summary>
    public int EqualLineCount;

    /// <summary>The line of the first row.</summary>
    public long FirstLine;

    /// <summary>Whether several rows have amounts.</summary>
    public readonly bool IsMulti => Count > 1;

    /// <summary>Whether several rows have one amount, which is not 0.</summary>
    public readonly bool IsConstant => IsMulti && !IsVarying && First != 0;

    /// <summary>Whether the amounts of the lines add up to the amount of the first row.</summary>
    public readonly bool IsTotalOfLines => LineCount == Count && LineSum == First;

    /// <summary>Whether the largest amount is the sum of the others.</summary>
    public readonly bool IsSummary => Count > 2 && Largest * 2 == Sum;

    /// <summary>Adds a row.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="line">The amount of the line; null for none.</param>
    /// <param name="hasProduct">Whether the row names a product.</param>
    public void Add(decimal amount, decimal? line, bool hasProduct)
    {
        if (Count == 0)
        {
            First = Largest = amount;
            HasLargestProduct = hasProduct;
        }
        else if (amount > Largest)
        {
            HasOtherProduct |= HasLargestProduct;
            (Largest, HasLargestProduct) = (amount, hasProduct);
        }
        else
        {
            HasOtherProduct |= hasProduct;
        }

        IsVarying |= amount != First;
        Sum += amount;
        Count++;
        if (line is not { } ofLine) return;
        LineSum += ofLine;
        LineCount++;
        if (ofLine == amount) EqualLineCount++;
    }
}
