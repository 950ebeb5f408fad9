using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>One of the forms in which a shop system writes dates.</summary>
internal sealed record ShopDates(string Form, bool HasTime, DateOrder? Order, string? TimeForm = null)
{
    private static readonly ShopDates[] OneColumn =
    [
        new("yyyy-MM-dd", false, null), new("yyyy-MM-dd HH:mm:ss", true, null), new("yyyy-MM-dd'T'HH:mm:ss'Z'", true, null),
        new("dd.MM.yyyy", false, DateOrder.DayMonthYear), new("dd/MM/yyyy", false, DateOrder.DayMonthYear),
        new("MM/dd/yyyy", false, DateOrder.MonthDayYear), new("yyyyMMdd", false, null), new("MMM d, yyyy", false, null),
        new("seconds", true, null), new("milliseconds", true, null), new("dd/MM/yyyy HH:mm", true, DateOrder.DayMonthYear),
        new("M/d/yyyy h:mm tt", true, DateOrder.MonthDayYear), new("MMM d, yyyy h:mm:ss tt", true, null),
        new("d.M.yyyy, HH:mm", true, DateOrder.DayMonthYear), new("yyyy-MM-dd HH:mm:ss '+0000'", true, null), new("dd-MMM-yy", false, null),
        new("d.M.yy", false, DateOrder.DayMonthYear),
    ];

    private static readonly string[] TimeForms = ["HH:mm", "HH:mm:ss", "h:mm tt", "hh:mm:ss tt"];

    public static ShopDates Create(Random random)
    {
        if (random.Next(4) > 0) return OneColumn[random.Next(OneColumn.Length)];
        var dates = OneColumn.Where(form => !form.HasTime).ToArray();
        return dates[random.Next(dates.Length)] with { HasTime = true, TimeForm = TimeForms[random.Next(TimeForms.Length)] };
    }

    public ShopCell Date(DateTime instant) => Form switch
    {
        "seconds" => Number(new DateTimeOffset(instant).ToUnixTimeSeconds()),
        "milliseconds" => Number(new DateTimeOffset(instant).ToUnixTimeMilliseconds()),
        _ => new ShopCell(
            instant.ToString(Form, CultureInfo.InvariantCulture), HasTime && TimeForm is null ? instant : instant.Date),
    };

    public ShopCell Time(DateTime instant) => new(instant.ToString(TimeForm!, CultureInfo.InvariantCulture), instant.TimeOfDay);

    public override string ToString() => $"{Form} {TimeForm}".TrimEnd();

    private static ShopCell Number(long number) => new(number.ToString(CultureInfo.InvariantCulture), number);
}
