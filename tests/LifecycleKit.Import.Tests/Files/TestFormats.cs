namespace LifecycleKit.Import.Tests.Files;

/// <summary>Makes formats of which the layout alone matters.</summary>
internal static class TestFormats
{
    public static ImportFormat With(TableLayout layout) => new()
    {
        Layout = layout,
        HeaderLine = 1,
        Columns = [],
        Numbers = new NumberNotation('.', null),
        Dates = new InstantNotation(DateOrder.YearMonthDay, IsUtc: false),
        Rows = RowKind.Order,
        Profile = "general",
    };
}
