using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class Classic11MapTests
{
    /// <summary>The enumeration as published, in its own order.</summary>
    private const string Published = """
        Champions: 555 554 544 545 454 455 445
        Loyal: 543 444 435 355 354 345 344 335
        Potential Loyalist: 553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323
        New Customers: 512 511 422 421 412 411 311
        Promising: 525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313
        Need Attention: 535 534 443 434 343 334 325 324
        About To Sleep: 331 321 312 221 213 231 241 251
        At Risk: 255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124
        Cannot Lose Them: 155 154 144 214 215 115 114 113
        Hibernating: 332 322 233 232 223 222 132 123 122 212 211
        Lost: 111 112 121 131 141 151
        """;

    [Fact]
    public void Map_EveryCode_IsThePublishedSegmentWhateverTheOrders()
    {
        var expected = Placement.Table(Published).SelectMany(row => row.Cells.Select(code => (code, row.Name))).ToDictionary();

        Assert.Equal(125, expected.Count);
        Assert.All(Placement.Codes, code =>
        {
            Assert.Equal(expected[code], SegmentMaps.Classic11.SegmentOf(Placement.Customer(code)));
            Assert.Equal(expected[code], SegmentMaps.Classic11.SegmentOf(Placement.Customer(code, orders: 1)));
        });
    }

    [Fact]
    public void Segments_AreInThePublishedOrder() =>
        Assert.Equal(Placement.Table(Published).Select(row => row.Name), SegmentMaps.Classic11.Segments.Select(segment => segment.Name));

    [Fact]
    public void Map_Visitors_HaveNoSegment()
    {
        Assert.False(SegmentMaps.Classic11.CoversVisitors);
        Assert.Null(SegmentMaps.Classic11.Map(Placement.Visitor));
        Assert.Null(SegmentMaps.Classic11.Map(Placement.ContactableVisitor));
    }
}
