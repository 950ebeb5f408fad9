using System.Runtime.InteropServices;

namespace LifecycleKit.Import;

/// <summary>A row that is an order or a part of one, without texts.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct PackedRow
{
    /// <summary>The number of the order id; -1 for none.</summary>
    public int Order;

    /// <summary>The number of the customer; -1 for none.</summary>
    public int Customer;

    /// <summary>The instant in UTC ticks; 0 for none.</summary>
    public long Ticks;

    /// <summary>The code of the amount.</summary>
    public long Amount;

    /// <summary>The index of the <see cref="PackedLine"/>; -1 for none.</summary>
    public int Line;

    /// <summary>The index of the <see cref="PackedDetails"/>; -1 for none.</summary>
    public int Details;

    /// <summary>A hash of the whole row, to find identical ones.</summary>
    public int Hash;

    /// <summary>The line of the file.</summary>
    public uint LineNumber;

    /// <summary>What the words of the row say; <see cref="NoMeaning"/> where it has none.</summary>
    public byte Meaning;

    /// <summary>The outcome of a row that is not counted, kept for the rows that continue it; otherwise <see cref="Open"/>.</summary>
    public byte Ghost;

    /// <summary>The meaning of a row without words.</summary>
    public const byte NoMeaning = 255;

    /// <summary>The mark of a row that is counted.</summary>
    public const byte Open = 255;

    /// <summary>Whether the row is counted.</summary>
    public readonly bool IsOpen => Ghost == Open;

    /// <summary>Whether the words of the row say this.</summary>
    /// <param name="meaning">The meaning.</param>
    public readonly bool Is(RowMeaning meaning) => Meaning == (byte)meaning;
}

/// <summary>The product of a row.</summary>
/// <param name="Product">The number of the product.</param>
/// <param name="Category">The number of the category; -1 for none.</param>
/// <param name="Quantity">The code of the quantity.</param>
/// <param name="Amount">The code of the amount of the line.</param>
internal readonly record struct PackedLine(int Product, int Category, long Quantity, long Amount);

/// <summary>What a row says of its order beside the amount.</summary>
/// <param name="Refunded">The code of the amount that was refunded.</param>
/// <param name="Discount">The code of the discount.</param>
/// <param name="Margin">The code of the margin.</param>
/// <param name="Channel">The number of the channel; -1 for none.</param>
/// <param name="RefundOf">The number of the order that is refunded; -1 for none.</param>
/// <param name="CancelledTicks">The instant of the cancellation; 0 for none.</param>
/// <param name="ShippedTicks">The instant of shipping; 0 for none.</param>
/// <param name="ChangedTicks">The instant of the last change; 0 for none.</param>
/// <param name="HasNothingLeft">Whether the amount after refunds is 0, and the amount is not.</param>
internal readonly record struct PackedDetails(
    long Refunded, long Discount, long Margin, int Channel, int RefundOf, long CancelledTicks, long ShippedTicks, long ChangedTicks,
    bool HasNothingLeft);
