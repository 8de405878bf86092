// Reports about order, surroundings and safety.

#include <array>

#include "town/words.hpp"

namespace town {
namespace {

constexpr std::array surroundings = {
    Report{"waste_sorting", "垃圾房{点}点就锁门，上班的人根本赶不上。"},
    Report{"waste_sorting", "湿垃圾桶常常满出来，只好堆在地上。"},
    Report{"waste_sorting", "投放点没有洗手的地方，能不能接个水龙头？"},
    Report{"waste_sorting", "误时投放点在哪里？贴的图看不明白。"},
    Report{"litter", "装修垃圾在{门}旁边堆了{天}天，灰尘满天飞。"},
    Report{"litter", "旧沙发扔在过道口没人收，雨一淋都烂了。"},
    Report{"litter", "垃圾桶边上全是苍蝇，请增加冲洗的次数。"},
    Report{"litter", "宠物粪便没人扫，小朋友一脚踩上去。"},
    Report{"corridor_clutter", "{层}楼楼道被鞋柜和纸箱占了一半，走路要侧着身。"},
    Report{"corridor_clutter", "楼梯间堆了旧家具，万一着火跑都跑不掉。"},
    Report{"corridor_clutter", "上次清理过的楼道又堆起来了，还是那一家。"},
    Report{"noise", "楼上半夜拖椅子，{天}天了，孩子睡不好。"},
    Report{"noise", "广场舞音响太大，晚上{点}点还没停。"},
    Report{"noise", "空调外机嗡嗡响，对着我家卧室。"},
    Report{"noise", "水泵房低频的声音一夜不停，躺下就听见。"},
    Report{"noise", "楼下小店喇叭从早喊到晚，请他们小声一点。"},
    Report{"building_works", "{层}楼装修周日也在敲墙，一点休息都没有。"},
    Report{"building_works", "隔壁在拆一面很厚的墙，会不会是承重墙？"},
    Report{"building_works", "工地晚上{点}点还在打桩，窗户都在震。"},
    Report{"building_works", "脚手架搭了没有人干活，已经{天}天了，家里不见光。"},
    Report{"cooking_fumes", "楼下饭店的油烟直接往上冲，窗户不敢开。"},
    Report{"cooking_fumes", "烧烤摊一到晚上烟就飘进来，衣服上都是味道。"},
    Report{"illegal_building", "{门}楼顶有人在搭房子，已经砌到一人高了。"},
    Report{"illegal_building", "一楼天井封起来当店面用，还破了墙。"},
    Report{"illegal_building", "有人把公共绿地圈起来搭了个棚。"},
    Report{"illegal_building", "露台上盖阳光房，铁架子已经焊好了。"},
    Report{"group_letting", "{层}楼一套房隔成好几间，进进出出十几个人。"},
    Report{"group_letting", "隔壁改成日租房，拉杆箱半夜滚来滚去。"},
    Report{"group_letting", "二房东打隔断，厨房里也住了人。"},
    Report{"pets", "有人遛狗不牵绳，大狗扑到小孩身上。"},
    Report{"pets", "邻居养了七八只鸽子，晾的衣服上全是粪。"},
    Report{"pets", "流浪猫在车底下做窝，能不能请人来处理？"},
    Report{"street_order", "弄堂口流动摊贩把人行道占满了，只能走马路。"},
    Report{"street_order", "水果店把货摆到盲道上，说了几次都不听。"},
    Report{"street_order", "共享单车堆在出口，消防车都进不来。"},
    Report{"advertising", "{门}门上贴满小广告，刚清掉又来。"},
    Report{"advertising", "沿街店招松了，风一吹直晃。"},
    Report{"pests", "垃圾房边上老鼠很多，白天都能看到。"},
    Report{"pests", "楼道里有白蚁，窗框一捏就碎。"},
    Report{"pests", "河边的绿化蚊子太多，能不能喷一次药？"},
    Report{"road_traffic", "路口右转车太快，放学时间很危险，建议加个减速带。"},
    Report{"road_traffic", "公交站搬远了，老人看病要多走一站路。"},
    Report{"road_traffic", "非机动车道被停了一排车，骑车只好到快车道上。"},
    Report{"fire_passage", "消防通道上停满了车，划了黄线也没用。"},
    Report{"fire_passage", "{门}安全出口的门被锁住了。"},
    Report{"fire_passage", "登高面种了树又放了石墩，万一有事云梯车怎么进？"},
    Report{"fire_equipment", "{层}楼灭火器压力指针到红区了。"},
    Report{"fire_equipment", "楼道消火栓的箱子里水带不见了。"},
    Report{"fire_equipment", "烟感器一直闪红灯，没有人来看过。"},
    Report{"fire_equipment", "应急灯断电后不亮，上次停电大家摸黑下楼。"},
    Report{"ebike_charging", "有人从{层}楼拉线下来给电动车充电，线就挂在我家窗外。"},
    Report{"ebike_charging", "电瓶车推进电梯上楼充，太吓人了。"},
    Report{"ebike_charging", "车棚充电桩坏了四个，晚上抢不到位子。"},
    Report{"ebike_charging", "充电的价钱比别的小区贵，希望讲讲是怎么定的。"},
    Report{"ebike_charging", "{门}门洞里停了六辆电瓶车，只剩一条缝。"},
    Report{"falling_objects", "楼上又往下扔烟头，把晾的被子烫了个洞。"},
    Report{"falling_objects", "{层}楼窗台上放着花盆，没有护栏。"},
    Report{"falling_objects", "空调外机的支架锈断了一根，看着要掉。"},
    Report{"public_safety", "有人上门推销保健品，专找老人。"},
    Report{"public_safety", "楼道里有陌生人一家家试门把手，请加强巡逻。"},
    Report{"public_safety", "车棚里的电瓶被偷了，能不能调监控？"},
};

} // namespace

std::span<const Report> reports_of_surroundings() {
    return surroundings;
}

} // namespace town
