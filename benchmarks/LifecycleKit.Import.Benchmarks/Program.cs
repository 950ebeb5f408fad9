using System.Globalization;
using CsvHelper;
using LifecycleKit.Import;
using LifecycleKit.Import.Benchmarks;

// Compares the processor time of reading the fields of orders with that of the CSV library alone, which reads them as strings.
// dotnet run -c Release --project benchmarks/LifecycleKit.Import.Benchmarks -- [rows, 1 000 000 by default] [repetitions, 5 by default]
// Or writes the orders of a shop for a report of the tool:
// dotnet run -c Release --project benchmarks/LifecycleKit.Import.Benchmarks -- write FILE [rows, 5 000 000 by default]
if (args is ["write", var file, ..])
{
    ShopFileWriter.Write(file, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5_000_000);
    return;
}

var rowCount = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var repetitions = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
ReadOnlyMemory<int> columns = new[] { 0, 1, 2, 6 };
var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
try
{
    OrderFileWriter.Write(path, rowCount);
    var library = new Measurement("library, strings");
    var open = new Measurement("decide and check");
    var read = new Measurement("read rows");
    var ahead = new Measurement("all cells, ahead");
    for (var i = 0; i < repetitions; i++)
    {
        library.Add(ReadStrings);
        using var table = TableFile.Open(ImportSource.FromPath(path), ImportOptions.Default, CancellationToken.None);
        open.Add(Open);
        read.Add(() => ReadRows(table));
        ahead.Add(() => ReadAhead(table));
    }

    foreach (var measurement in new[] { library, open, read })
        Console.WriteLine(FormattableString.Invariant($"{measurement.Name,-20}{measurement.Best.TotalMilliseconds,8:0} ms"));
    Console.WriteLine(FormattableString.Invariant($"{"ratio",-20}{(open.Best + read.Best) / library.Best,8:0.00} (at most 1.5 asked)"));
    // What an import does beside the thread that decides: it copies and hashes every cell, the four and the others.
    Console.WriteLine(FormattableString.Invariant($"{ahead.Name,-20}{ahead.Best.TotalMilliseconds,8:0} ms"));
}
finally
{
    File.Delete(path);
}

long Open()
{
    using var table = TableFile.Open(ImportSource.FromPath(path), ImportOptions.Default, CancellationToken.None);
    return table.Diagnostics.Length;
}

long ReadStrings()
{
    using var reader = CsvReader.Create(File.OpenRead(path), CsvReaderOptions.Default with { HasHeader = false, Separator = ',' });
    long length = 0;
    while (reader.Read())
    {
        foreach (var column in columns.Span) length += reader.GetString(column).Length;
    }

    return length;
}

long ReadRows(TableFile table)
{
    using var reader = table.OpenReader();
    long length = 0;
    while (reader.Read())
    {
        if (reader.Problem is not null || reader.FieldCount != 8) throw new InvalidDataException("A row was not read as it was written.");
        foreach (var column in columns.Span) length += reader.GetField(column).Length;
    }

    return length;
}

long ReadAhead(TableFile table)
{
    using var rows = new RowsAhead(table.OpenReader());
    long length = 0;
    while (rows.Next() is { } block)
    {
        while (block.Read()) length += block.GetRowHash();
    }

    return length;
}
