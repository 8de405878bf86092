// The categories a new neighbourhood starts with. A street changes them by configuration.

#include <array>
#include <span>

#include "voices/categories.hpp"
#include "voices/questions.hpp"

namespace voices {
namespace {

struct Row {
    const char* code;
    const char* chinese;
    const char* english;
    std::optional<Kind> asks;
    const char* stops_form_with; // Null when it doesn't.
    const char* keywords;        // Separated by spaces.
};

constexpr std::array emergencies = {
    Row{"fire_now",
        "正在着火",
        "Fire burning now",
        Kind::Help,
        "119",
        "着火了 起火了 正在着火 正在燃烧 有明火 冒浓烟 烧起来了 失火了"},
    Row{"trapped_now",
        "有人被困",
        "Somebody is trapped",
        Kind::Help,
        "119",
        "困在电梯里 被困电梯 关在电梯里 有人被困 电梯困人 困了人 被锁在屋里"},
    Row{"gas_leak_now",
        "燃气泄漏",
        "Gas leak",
        Kind::Help,
        "962777",
        "燃气泄漏 煤气泄漏 天然气泄漏 漏煤气 漏燃气 煤气味 燃气味 闻到煤气 闻到燃气"},
    Row{"crime_now",
        "正在发生的伤害或盗窃",
        "Violence or theft right now",
        Kind::Help,
        "110",
        "正在打人 正在打架 有人打架 持刀 入室盗窃 正在砸门 正在偷 抓住小偷"},
    Row{"ill_now",
        "突发急病或受伤",
        "Somebody badly ill or hurt",
        Kind::Help,
        "120",
        "突发疾病 昏迷 晕倒 没有呼吸 心脏骤停 大出血 摔倒起不来 叫救护车"},
};

constexpr std::array homes = {
    Row{"lift",
        "电梯故障与维保",
        "Lifts",
        Kind::Help,
        nullptr,
        "电梯 升降梯 轿厢 停梯 电梯故障 电梯维保 电梯停用 电梯异响 电梯坏了 电梯年检 电梯按钮"},
    Row{"lift_retrofit",
        "加装电梯",
        "Adding a lift",
        Kind::Suggestion,
        nullptr,
        "加装电梯 加梯 装电梯 电梯加装 既有多层 悬空老人"},
    Row{"house_repair",
        "房屋修缮",
        "Repairs to the house",
        Kind::Help,
        nullptr,
        "漏水 渗水 漏雨 屋顶 屋面 外墙 墙皮 墙面脱落 裂缝 雨棚 落水管 防水 报修 房屋修缮 危房"},
    Row{"water_supply",
        "供水与水箱",
        "Water supply",
        Kind::Help,
        nullptr,
        "停水 水压 水箱 自来水 水质 水管爆裂 水表 二次供水 水龙头 水发黄 没有水"},
    Row{"sewer",
        "下水道与化粪池",
        "Drains and septic tanks",
        Kind::Help,
        nullptr,
        "下水道 污水 污水管 化粪池 返水 倒灌 窨井 粪水 下水管 管道堵塞 雨污"},
    Row{"electricity",
        "供电与照明",
        "Power and lighting",
        Kind::Help,
        nullptr,
        "停电 跳闸 断电 路灯 楼道灯 感应灯 照明 电表 线路老化 电压 灯不亮 配电"},
    Row{"gas_supply",
        "燃气供应与管道",
        "Gas supply",
        Kind::Help,
        nullptr,
        "燃气 煤气 天然气 燃气表 通气 燃气管道 燃气公司 液化气"},
    Row{"door_entry",
        "门禁与监控",
        "Doors, entry phones, cameras",
        Kind::Help,
        nullptr,
        "门禁 单元门 防盗门 对讲 监控 摄像头 电子门 大门坏 刷卡 人脸识别"},
    Row{"roads_in_compound",
        "小区道路与井盖",
        "Paths and manholes",
        Kind::Help,
        nullptr,
        "路面 坑洼 塌陷 井盖 地砖 台阶 扶手 坡道 积水 道路破损 内涝 绊倒"},
    Row{"greenery",
        "绿化与树木",
        "Trees and greenery",
        Kind::Help,
        nullptr,
        "绿化 树木 修剪 树枝 大树 草坪 毁绿 占绿 枯树 种菜 绿地 花坛"},
    Row{"cables",
        "宽带与线缆",
        "Broadband and cables",
        Kind::Help,
        nullptr,
        "宽带 网络 电线乱拉 架空线 线缆 光缆 手机信号 通信基站 有线电视 电线掉 网线"},
    Row{"public_facilities",
        "健身与活动设施",
        "Benches, playgrounds, club rooms",
        Kind::Suggestion,
        nullptr,
        "健身器材 活动室 座椅 长椅 儿童乐园 公厕 图书室 凉亭 晾衣架 活动中心 滑梯"},
};

constexpr std::array owners = {
    Row{"property_service",
        "物业服务",
        "Property management",
        Kind::Complaint,
        nullptr,
        "物业 物业公司 物业服务 物业态度 物业不管 物业经理 保安 门卫 管理处"},
    Row{"property_fee",
        "物业费与收费",
        "Fees and charges",
        Kind::Complaint,
        nullptr,
        "物业费 物业管理费 收费标准 乱收费 涨价 账单 收据 滞纳金 多收 公示价格"},
    Row{"maintenance_fund",
        "维修资金",
        "Maintenance fund",
        Kind::Enquiry,
        nullptr,
        "维修资金 维修基金 大修基金 费用分摊 续筹 工程决算 工程审价"},
    Row{"public_income",
        "公共收益",
        "Income from common parts",
        Kind::Complaint,
        nullptr,
        "公共收益 公共收入 公益性收入 广告收入 停车收入 收支公示 账目公开 收支明细 快递柜"},
    Row{"owners_committee",
        "业主大会与业委会",
        "Owners' assembly and committee",
        Kind::Enquiry,
        nullptr,
        "业委会 业主委员会 业主大会 换届 选聘物业 更换物业 业主表决 业主投票 业主代表"},
    Row{"parking",
        "停车",
        "Parking",
        Kind::Complaint,
        nullptr,
        "停车 车位 乱停 停车费 地锁 僵尸车 占道停车 道闸 挡住 堵门 私家车 汽车 抢车位"},
};

constexpr std::array surroundings = {
    Row{"waste_sorting",
        "垃圾分类与投放",
        "Waste sorting",
        Kind::Suggestion,
        nullptr,
        "垃圾分类 垃圾房 投放点 定时定点 误时投放 湿垃圾 干垃圾 可回收 有害垃圾 厨余 垃圾桶 "
        "垃圾厢房"},
    Row{"litter",
        "垃圾清运与保洁",
        "Rubbish and cleaning",
        Kind::Help,
        nullptr,
        "垃圾 暴露垃圾 渣土 建筑垃圾 装修垃圾 大件垃圾 清运 臭味 脏乱 保洁 异味 卫生死角"},
    Row{"corridor_clutter",
        "楼道堆物",
        "Things left in corridors",
        Kind::Complaint,
        nullptr,
        "楼道堆物 堆物 杂物 楼道杂物 占用楼道 鞋柜 堆放 过道堆 楼梯间堆 旧家具"},
    Row{"noise",
        "噪声扰民",
        "Noise",
        Kind::Complaint,
        nullptr,
        "噪声 噪音 扰民 广场舞 音响 吵闹 太吵 睡不着 唱歌 喇叭 空调外机响 低频"},
    Row{"building_works",
        "施工与装修",
        "Building works",
        Kind::Complaint,
        nullptr,
        "装修 施工 工地 扬尘 夜间施工 敲墙 承重墙 脚手架 电钻 打桩 施工队"},
    Row{"cooking_fumes",
        "油烟与餐饮",
        "Cooking fumes",
        Kind::Complaint,
        nullptr,
        "油烟 烟道 餐饮 排烟 烧烤 饭店 厨房排气 油污"},
    Row{"illegal_building",
        "违法搭建",
        "Illegal building",
        Kind::Report,
        nullptr,
        "违建 违章建筑 违法建筑 违法搭建 私搭乱建 私搭 搭建 阳光房 破墙开店 占用公共 天台 圈地"},
    Row{"group_letting",
        "群租与短租",
        "Group and short letting",
        Kind::Report,
        nullptr,
        "群租 二房东 隔断 打隔断 床位出租 日租房 民宿 租客 出租屋 居改非"},
    Row{"pets",
        "宠物与饲养",
        "Pets and animals",
        Kind::Complaint,
        nullptr,
        "养狗 遛狗 狗叫 不牵绳 犬只 狗屎 狗粪 流浪猫 流浪狗 鸽子 养鸡 宠物 大型犬"},
    Row{"street_order",
        "街面秩序",
        "Street order",
        Kind::Report,
        nullptr,
        "摆摊 占道经营 跨门经营 店外经营 流动摊贩 无照经营 共享单车 废品回收 晾挂 设摊"},
    Row{"advertising",
        "小广告与招牌",
        "Flyers and signs",
        Kind::Report,
        nullptr,
        "小广告 牛皮癣 招牌 店招 广告牌 横幅 乱张贴 传单"},
    Row{"pests",
        "虫鼠防治",
        "Pests",
        Kind::Help,
        nullptr,
        "老鼠 鼠患 蟑螂 蚊子 蚊虫 白蚁 灭鼠 除虫 苍蝇 马蜂窝"},
    Row{"road_traffic",
        "道路交通",
        "Streets and traffic",
        Kind::Suggestion,
        nullptr,
        "红绿灯 公交 斑马线 拥堵 非机动车道 超速 公交站 人行道 交通标志 单行道 堵车 逆行"},
};

constexpr std::array safety = {
    Row{"fire_passage",
        "消防通道",
        "Fire lanes and exits",
        Kind::Report,
        nullptr,
        "消防通道 生命通道 消防车通道 安全出口 疏散通道 堵塞通道 消防登高 防火门 占用消防"},
    Row{"fire_equipment",
        "消防设施",
        "Fire equipment",
        Kind::Report,
        nullptr,
        "灭火器 消火栓 消防栓 烟感 烟雾报警 喷淋 消防设施 应急灯 火灾隐患 消防器材"},
    Row{"ebike_charging",
        "电动车充电与停放",
        "E-bike charging",
        Kind::Report,
        nullptr,
        "电动车 电瓶车 电动自行车 充电桩 飞线充电 飞线 楼道充电 推车上楼 充电 车棚 电瓶 "
        "非机动车库"},
    Row{"falling_objects",
        "高空抛物与坠物",
        "Things falling from above",
        Kind::Report,
        nullptr,
        "高空抛物 高空坠物 花盆 坠落 楼上扔 往下扔 窗户掉 掉下来 空调外机松"},
    Row{"public_safety",
        "治安与防诈",
        "Crime and fraud",
        Kind::Report,
        nullptr,
        "盗窃 被偷 小偷 诈骗 可疑人员 治安 传销 赌博 打架 骗老人 推销保健品"},
};

constexpr std::array living = {
    Row{"neighbour_dispute",
        "邻里纠纷与调解",
        "Quarrels between neighbours",
        Kind::Help,
        nullptr,
        "邻居 邻里 纠纷 调解 楼上漏水 吵架 楼上住户 隔壁 相邻 赔偿"},
    Row{"elder_care",
        "为老服务",
        "Care for the old",
        Kind::Help,
        nullptr,
        "老人 独居 助餐 养老 助浴 适老化 轮椅 长护险 老年食堂 社区食堂 护工 老年卡 助老"},
    Row{"hardship",
        "助残与困难帮扶",
        "Disability and hardship",
        Kind::Help,
        nullptr,
        "残疾 低保 生活困难 救助 残联 补助金 困难家庭 大病 失业金 帮扶"},
    Row{"children",
        "托育与未成年人",
        "Children",
        Kind::Help,
        nullptr,
        "孩子 托管 幼儿园 儿童 托育 上学 学区 未成年 暑托班 接送 学校"},
    Row{"health",
        "就医与健康",
        "Health",
        Kind::Enquiry,
        nullptr,
        "社区医院 家庭医生 疫苗 就医 卫生服务中心 看病 体检 配药 医院"},
    Row{"renewal",
        "旧改、征收与美丽家园",
        "Renewal and resettlement",
        Kind::Enquiry,
        nullptr,
        "旧改 拆迁 征收 动迁 美丽家园 旧区改造 小区改造 安置房 补偿款 安置"},
    Row{"work_and_pay",
        "劳动与工资",
        "Work and pay",
        Kind::Enquiry,
        nullptr,
        "工资 欠薪 拖欠 劳动合同 加班 辞退 工伤 公积金 劳动仲裁"},
    Row{"affairs",
        "办事与证明",
        "Papers and procedures",
        Kind::Enquiry,
        nullptr,
        "户口 证明 居住证 社保 医保 盖章 退休 身份证 办事 落户 办理"},
    Row{"joining_in",
        "志愿与参与",
        "Joining in",
        Kind::Suggestion,
        nullptr,
        "志愿者 志愿服务 报名 参加活动 想参与 楼组长 楼道长 议事会 社区活动 兴趣班"},
    Row{"other", "其他", "Something else", std::nullopt, nullptr, ""},
};

// What was cleared away shows only beside what lay there.
constexpr std::string_view with_photo_pair = "litter";

std::vector<std::string> words_of_row(std::string_view keywords) {
    std::vector<std::string> words;
    while (!keywords.empty()) {
        const auto end = std::min(keywords.find(' '), keywords.size());
        words.emplace_back(keywords.substr(0, end));
        keywords.remove_prefix(std::min(end + 1, keywords.size()));
    }
    return words;
}

struct Group {
    const char* chinese;
    const char* english;
    std::span<const Row> rows;
};

std::vector<Category> make_list() {
    const std::array groups = {
        Group{"紧急情况，请先打电话", "Emergencies: ring first", emergencies},
        Group{"房屋与设施", "Homes and equipment", homes},
        Group{"物业与业主", "Property and owners", owners},
        Group{"环境与秩序", "Surroundings", surroundings},
        Group{"消防与安全", "Fire and safety", safety},
        Group{"邻里与生活", "Neighbours and living", living},
    };
    std::vector<Category> list;
    for (const auto& group : groups) {
        for (const auto& row : group.rows) {
            Category category;
            category.code = row.code;
            category.group_chinese = group.chinese;
            category.group_english = group.english;
            category.chinese = row.chinese;
            category.english = row.english;
            category.asks = row.asks;
            if (row.stops_form_with != nullptr) {
                category.stops_form_with = row.stops_form_with;
            }
            category.keywords = words_of_row(row.keywords);
            category.questions = default_questions(row.code);
            category.photo_pair = row.code == with_photo_pair ? std::optional(true) : std::nullopt;
            list.push_back(std::move(category));
        }
    }
    return list;
}

} // namespace

const std::vector<Category>& default_categories() {
    static const std::vector<Category> list = make_list();
    return list;
}

} // namespace voices
