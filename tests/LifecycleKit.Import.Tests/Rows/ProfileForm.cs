using System.Globalization;
using LifecycleKit.Import.Tests.Profiles;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The export of a known system, below the header of its fixture.</summary>
internal abstract class ProfileForm : ShopForm
{
    private readonly string _amountForm;
    private readonly string _amountName;
    private readonly string _customerName;

    /// <param name="profile">The name of the profile.</param>
    /// <param name="amountName">The column of amounts.</param>
    /// <param name="customerName">The column of customers.</param>
    /// <param name="amountForm">How the system writes amounts, such as <c>$#,0.00</c>.</param>
    protected ProfileForm(string profile, string customerName, string amountName, string amountForm)
    {
        Name = profile;
        _amountForm = amountForm;
        _amountName = amountName;
        _customerName = customerName;
        Header = Headers[profile];
    }

    private static Dictionary<string, string[]> Headers { get; } =
        ProfileFixture.All.ToDictionary(fixture => fixture.Profile, fixture => fixture.Header.Names.ToArray());

    public override string Name { get; }

    public override string[] Header { get; }

    public override int AmountColumn => Array.IndexOf(Header, _amountName);

    public override int TotalColumn => Array.IndexOf(Header, _customerName);

    public override ShopCell Amount(decimal amount)
    {
        var text = Math.Abs(amount).ToString(_amountForm, CultureInfo.InvariantCulture);
        return new ShopCell(amount < 0 ? $"-{text}" : text, amount);
    }

    public override IEnumerable<ShopCell[]> Rows(RandomShop.Order order) => Cells(order).Select(Row);

    /// <summary>The rows of an order, each as the cells of columns by name.</summary>
    protected abstract IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order);

    protected static ShopCell Text(string text) => ShopCell.Of(text);

    /// <summary>An instant of a system that writes UTC, or names no zone.</summary>
    protected static ShopCell Date(DateTime instant, string form) =>
        new(instant.ToString(form, CultureInfo.InvariantCulture), form.Contains('m', StringComparison.Ordinal) ? instant : instant.Date);

    /// <summary>An instant at the Pacific coast, with <c>PST</c> or <c>PDT</c> behind it where the form ends in a blank.</summary>
    protected static ShopCell Pacific(DateTime instant, string form)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, PacificZone);
        var text = local.ToString(form, CultureInfo.InvariantCulture);
        return ShopCell.Of(form[^1] == ' ' ? text + PacificName(instant) : text);
    }

    protected static string PacificName(DateTime instant) => PacificZone.IsDaylightSavingTime(instant) ? "PDT" : "PST";

    private static TimeZoneInfo PacificZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private ShopCell[] Row((string Column, ShopCell Cell)[] cells)
    {
        var row = new ShopCell[Header.Length];
        Array.Fill(row, ShopCell.Empty);
        foreach (var (column, cell) in cells)
        {
            var index = Array.IndexOf(Header, column);
            Assert.True(index >= 0, $"{Name} has no column {column}.");
            row[index] = cell;
        }

        return row;
    }
}
